package carrick.token;

import carrick.http.JsonAnswer;
import carrick.oauth.Secret;
import carrick.trace.Fields;
import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * The answer of the token endpoint (RFC6749-5.1). Alexa wants both tokens in every one, and {@code expires_in} as a number.
 *
 * @param refreshToken {@code null} for a client's own token: it can always ask again (RFC6749-4.4.3)
 */
record TokenResponse(Secret accessToken, Duration lifetime, Secret refreshToken, String scope) {

    /** For the trace: what the client gets, without what it must keep secret. */
    void tell(Fields fields) {
        fields.add("access_token", accessToken.reveal().length() + " characters, " + accessToken)
                .add("token_type", "Bearer")
                .add("expires_in", lifetime.toSeconds())
                .add(
                        "refresh_token",
                        refreshToken == null ? null : refreshToken.reveal().length() + " characters, " + refreshToken);
    }

    JsonObject toJson() {
        var json = JsonAnswer.object()
                .add("access_token", accessToken.reveal())
                .add("token_type", "Bearer")
                .add("expires_in", lifetime.toSeconds());
        if (refreshToken != null) {
            json.add("refresh_token", refreshToken.reveal());
        }
        return (scope.isEmpty() ? json : json.add("scope", scope)).build();
    }
}
