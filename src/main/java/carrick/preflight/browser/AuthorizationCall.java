package carrick.preflight.browser;

import carrick.preflight.exam.Examination;
import carrick.preflight.wire.Parameters;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    private static final int STATE = 32;

    /** As the skill is configured: with its scopes, and with PKCE where that is on. */
    public static AuthorizationCall of(Examination examination) {
        var target = examination.target();
        var state = random(STATE);
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

    /** @param bytes of randomness */
    public static String random(int bytes) {
        var drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    /** In the form of those seen since 2023: {@code Amas}, then standard base64, which has {@code +}, {@code /} and {@code =} in it. */
    public static String alexaState(int length) {
        var drawn = new byte[length];
        RANDOM.nextBytes(drawn);
        var base64 = Base64.getEncoder().withoutPadding().encodeToString(drawn);
        return "Amas+/" + base64.substring(0, length - 7) + "=";
    }

    public AuthorizationCall withPkce() {
        var secret = random(STATE);
        var changed = copy().set("code_challenge", challenge(secret)).set("code_challenge_method", "S256");
        return new AuthorizationCall(endpoint, changed, state, secret, redirectUri);
    }

    public AuthorizationCall withoutPkce() {
        var changed = new Parameters();
        parameters.names().stream()
                .filter(name -> !name.startsWith("code_challenge"))
                .forEach(name -> changed.add(name, parameters.find(name).orElse("")));
        return new AuthorizationCall(endpoint, changed, state, null, redirectUri);
    }

    public AuthorizationCall withState(String other) {
        return new AuthorizationCall(endpoint, copy().set("state", other), other, verifier, redirectUri);
    }

    public AuthorizationCall withRedirectUri(String other) {
        return new AuthorizationCall(endpoint, copy().set("redirect_uri", other), state, verifier, other);
    }

    public AuthorizationCall with(String name, String value) {
        return new AuthorizationCall(endpoint, copy().set(name, value), state, verifier, redirectUri);
    }

    public AuthorizationCall without(String name) {
        var changed = copy().set(name, "");
        var kept = new Parameters();
        changed.names().stream()
                .filter(other -> !other.equals(name))
                .forEach(other -> kept.add(other, changed.find(other).orElse("")));
        return new AuthorizationCall(endpoint, kept, state, verifier, redirectUri);
    }

    /** A second one of that name. */
    public AuthorizationCall again(String name, String value) {
        return new AuthorizationCall(endpoint, copy().add(name, value), state, verifier, redirectUri);
    }

    public URI uri() {
        return parameters.appendedTo(endpoint);
    }

    private Parameters copy() {
        return Parameters.parse(parameters.encoded());
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }

    @Override
    public String toString() {
        return uri().toString();
    }
}
