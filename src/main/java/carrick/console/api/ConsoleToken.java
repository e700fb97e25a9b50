package carrick.console.api;

import static carrick.token.BearerFault.BEARER_INVALID;

import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.setup.DemoConsole;
import carrick.token.Bearer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Lets in whoever has the token of {@code carrick.console.token}; while it is not set, nobody. The demo has one of its own. */
@ApplicationScoped
class ConsoleToken {

    @Inject
    Settings settings;

    @Inject
    DemoConsole demo;

    /**
     * @param authorization the header of that name, or {@code null}
     * @throws carrick.oauth.OAuthException with a {@link carrick.token.BearerFault}
     */
    void require(String authorization) {
        var presented = Bearer.read(authorization);
        if (token().filter(token -> presented.hasSha256(new carrick.oauth.Secret(token).sha256()))
                .isEmpty()) {
            throw BEARER_INVALID.rejection();
        }
    }

    private Optional<String> token() {
        return settings.find(Setting.CONSOLE_TOKEN).or(demo::token);
    }
}
