package carrick.token;

import carrick.oauth.Secret;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * The answer of the token endpoint (RFC6749-5.1). Alexa wants both tokens in every one, and {@code expires_in} as a number.
 *
 * @param refreshToken {@code null} for a client's own token: it can always ask again (RFC6749-4.4.3)
 */
record TokenResponse(Secret accessToken, Duration lifetime, Secret refreshToken, String scope) {

    JsonObject toJson() {
        var json = Json.createObjectBuilder()
                .add("access_token", accessToken.reveal())
                .add("token_type", "Bearer")
                .add("expires_in", lifetime.toSeconds());
        if (refreshToken != null) {
            json.add("refresh_token", refreshToken.reveal());
        }
        return (scope.isEmpty() ? json : json.add("scope", scope)).build();
    }
}
