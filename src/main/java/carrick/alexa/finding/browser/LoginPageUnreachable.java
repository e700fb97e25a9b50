package carrick.alexa.finding.browser;

import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Browsers are sent to the login page and none gets there: what stands before this server hands on only a part of it. */
@ApplicationScoped
class LoginPageUnreachable implements Rule {

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Standstill.neverFollowed(attempt)
                .filter(sent -> !Standstill.othersSignedIn(attempt))
                .map(sent -> Finding.error(this)
                        .explained("The request was good and was answered with a redirect to the login page, for which"
                                + " nobody asked. The proxy before this server may hand on /oauth/ and not /account/; or"
                                + " the page was closed at once.")
                        .seen("redirected at " + sent.at() + " to "
                                + sent.response().get("Location") + "; nothing since, "
                                + Standstill.quiet(attempt).toSeconds() + " seconds")
                        .seen("browser: " + AgentFamily.of(attempt.attempt().userAgent()))
                        .seen("nobody else of this client signed in within a day")
                        .cured("Open " + settings.text(Setting.ISSUER) + "/account/login from outside: it must be this"
                                + " server's page, which says that it has expired. If it is another, have the proxy hand"
                                + " on /account/ and /jakarta.faces.resource/ as well as /oauth/.")
                        .shown("An error page of the proxy, or a blank one, instead of the login page.")
                        .likely(70, "Nobody is known to have reached the login page."));
    }
}
