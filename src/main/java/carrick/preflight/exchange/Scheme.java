package carrick.preflight.exchange;

import carrick.preflight.wire.Call;
import carrick.preflight.wire.Parameters;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How Alexa shows who it is (RFC6749-2.3.1), by the names of the skill's configuration. */
public enum Scheme {
    HTTP_BASIC,
    REQUEST_BODY_CREDENTIALS;

    public Scheme other() {
        return this == HTTP_BASIC ? REQUEST_BODY_CREDENTIALS : HTTP_BASIC;
    }

    public Call call(URI uri, Parameters form, String clientId, String secret) {
        if (this == HTTP_BASIC) {
            return Call.service(uri, form).with("Authorization", basic(clientId, secret));
        }
        return Call.service(uri, form.copy().set("client_id", clientId).set("client_secret", secret));
    }

    private static String basic(String clientId, String secret) {
        var pair = URLEncoder.encode(clientId, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
