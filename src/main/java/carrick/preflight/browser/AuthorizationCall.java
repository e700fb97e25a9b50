package carrick.preflight.browser;

import carrick.authorization.CodeChallenge;
import carrick.oauth.Secret;
import carrick.preflight.exam.Examination;
import carrick.preflight.wire.Parameters;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * An authorization request as Alexa makes it (RFC6749-4.1.1), and what is kept of it for later. It has a secret in it, the verifier, so it
 * prints its address only.
 *
 * @param verifier of PKCE (RFC7636-4.1); {@code null} without
 */
public record AuthorizationCall(
        URI endpoint, Parameters parameters, String state, String verifier, String redirectUri) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** As the skill is configured: with its scopes, and with PKCE where that is on. */
    public static AuthorizationCall of(Examination examination) {
        var target = examination.target();
        var state = Secret.random().reveal();
        var parameters = new Parameters()
                .add("response_type", "code")
                .add("client_id", target.clientId())
                .add("redirect_uri", examination.redirectUri());
        if (!target.scopes().isEmpty()) {
            parameters.add("scope", String.join(" ", target.scopes()));
        }
        parameters.add("state", state);
        var plain =
                new AuthorizationCall(target.authorizationUri(), parameters, state, null, examination.redirectUri());
        return target.pkce() ? plain.withPkce() : plain;
    }

    /** In the form of those seen until 2021: {@code A2SAAE}, then the alphabet of base64url. */
    public static String oldAlexaState(int length) {
        return ("A2SAAE" + Base64.getUrlEncoder().encodeToString(drawn(length))).substring(0, length);
    }

    /** In the form of those seen since 2023: {@code Amas}, then standard base64, which has {@code +}, {@code /} and {@code =} in it. */
    public static String alexaState(int length) {
        return ("Amas+/" + Base64.getEncoder().encodeToString(drawn(length))).substring(0, length - 1) + "=";
    }

    private static byte[] drawn(int bytes) {
        var drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return drawn;
    }

    public AuthorizationCall withPkce() {
        var secret = Secret.random().reveal();
        var changed = parameters
                .copy()
                .set("code_challenge", CodeChallenge.of(secret))
                .set("code_challenge_method", "S256");
        return new AuthorizationCall(endpoint, changed, state, secret, redirectUri);
    }

    public AuthorizationCall withoutPkce() {
        var changed = parameters.without("code_challenge").without("code_challenge_method");
        return new AuthorizationCall(endpoint, changed, state, null, redirectUri);
    }

    public AuthorizationCall withState(String other) {
        return new AuthorizationCall(endpoint, parameters.copy().set("state", other), other, verifier, redirectUri);
    }

    public AuthorizationCall withRedirectUri(String other) {
        return new AuthorizationCall(endpoint, parameters.copy().set("redirect_uri", other), state, verifier, other);
    }

    public AuthorizationCall with(String name, String value) {
        return new AuthorizationCall(endpoint, parameters.copy().set(name, value), state, verifier, redirectUri);
    }

    public AuthorizationCall without(String name) {
        return new AuthorizationCall(endpoint, parameters.without(name), state, verifier, redirectUri);
    }

    /** A second one of that name. */
    public AuthorizationCall again(String name, String value) {
        return new AuthorizationCall(endpoint, parameters.copy().add(name, value), state, verifier, redirectUri);
    }

    public URI uri() {
        return parameters.appendedTo(endpoint);
    }

    @Override
    public String toString() {
        return uri().toString();
    }
}
