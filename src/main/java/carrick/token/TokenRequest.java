package carrick.token;

import carrick.http.FormParameters;
import carrick.oauth.Scope;
import carrick.oauth.Secret;
import java.util.Optional;

/** A token request in its three forms (RFC6749-4.1.3, RFC6749-6, RFC6749-4.4.2). From here on nothing from the wire is parsed. */
sealed interface TokenRequest {

    /** @throws carrick.oauth.OAuthException naming what is missing, or for another {@code grant_type} */
    static TokenRequest of(FormParameters form) {
        var grantType = form.require("grant_type");
        return switch (grantType) {
            case "authorization_code" ->
                new OfCode(
                        new Secret(form.require("code")),
                        form.find("redirect_uri"),
                        form.find("code_verifier").map(Secret::new));
            case "refresh_token" ->
                new OfRefreshToken(
                        new Secret(form.require("refresh_token")),
                        form.find("scope").map(Scope::parse));
            case "client_credentials" ->
                new OfClientCredentials(form.find("scope").map(Scope::parse));
            default -> throw TokenFault.GRANT_TYPE_UNSUPPORTED.rejection("grant_type " + grantType);
        };
    }

    record OfCode(Secret code, Optional<String> redirectUri, Optional<Secret> codeVerifier) implements TokenRequest {}

    record OfRefreshToken(Secret refreshToken, Optional<Scope> scope) implements TokenRequest {}

    record OfClientCredentials(Optional<Scope> scope) implements TokenRequest {}
}
