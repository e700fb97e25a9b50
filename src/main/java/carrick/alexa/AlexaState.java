package carrick.alexa;

import carrick.authorization.OriginReader;
import carrick.trace.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads what Alexa's {@code state} tells besides the customer: {@code Amas}, base64 of a JSON object, a signature. Amazon documents none of
 * it (alexa-contract 1.5), so whatever is not as expected is left alone. The customer's id in it is never kept.
 */
@ApplicationScoped
class AlexaState implements OriginReader {

    private static final String MARK = "Amas";
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    @Override
    public Optional<Origin> read(String state) {
        if (!state.startsWith(MARK)) {
            return Optional.empty();
        }
        try (var parser = Json.createParser(new ByteArrayInputStream(decode(state.substring(MARK.length()))))) {
            parser.next();
            return Optional.of(origin(parser.getObject()));
        } catch (RuntimeException otherwiseShaped) { // what is too deep has no exception of its own
            return Optional.empty();
        }
    }

    /** The JSON ends somewhere within, perhaps with the last letter; what follows is binary, and read by nobody. */
    private static byte[] decode(String text) {
        int end = 0;
        while (end < text.length() && isBase64(text.charAt(end))) {
            end++;
        }
        return Base64.getDecoder().decode(text.substring(0, end % 4 == 1 ? end - 1 : end));
    }

    private static boolean isBase64(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
    }

    private static Origin origin(JsonObject state) {
        var told = state.get("userState") instanceof jakarta.json.JsonArray entries
                ? entries.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .filter(entry -> entry.get("k") instanceof JsonString && entry.get("v") instanceof JsonString)
                        .collect(Collectors.toMap(
                                entry -> entry.getString("k"), entry -> entry.getString("v"), (first, second) -> first))
                : Map.<String, String>of();
        var expiry =
                state.get("expirationTimeInMillis") instanceof JsonNumber millis ? expiry(millis.doubleValue()) : null;
        return new Origin(told.get("skillStage"), told.get("requestRealm"), told.get("requestDeviceFamily"), expiry);
    }

    /** A database knows no year 292,278,994, and a number may be longer than memory. */
    private static Instant expiry(double millis) {
        return millis > 0 && millis < LATEST.toEpochMilli() ? Instant.ofEpochMilli((long) millis) : null;
    }
}
