package carrick.authorization;

import carrick.oauth.Fault;
import carrick.oauth.Secret;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the browser goes at the end: the redirect URI with code or error, state and issuer (RFC6749-4.1.2, RFC9207-2). */
@ApplicationScoped
class AuthorizationResponse {

    @Inject
    Settings settings;

    String code(String redirectUri, Secret code, Optional<String> state) {
        return redirect(redirectUri, "code=" + code.reveal(), state);
    }

    String error(String redirectUri, Fault fault, Optional<String> state) {
        return redirect(
                redirectUri,
                "error=" + fault.error().code() + "&error_description=" + encode(fault.description()),
                state);
    }

    /** @param state still encoded, so it goes back as it came */
    private String redirect(String redirectUri, String answer, Optional<String> state) {
        var joint =
                !redirectUri.contains("?") ? "?" : redirectUri.endsWith("?") || redirectUri.endsWith("&") ? "" : "&";
        return redirectUri + joint + answer
                + state.map(encoded -> "&state=" + encoded).orElse("") + "&iss="
                + encode(settings.text(Setting.ISSUER));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
