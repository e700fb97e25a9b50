package carrick.alexa.delivery;

import static carrick.alexa.delivery.DeliveryFault.GATEWAY_FOUND_EVENT_INVALID;
import static carrick.alexa.delivery.DeliveryFault.GATEWAY_FOUND_EVENT_TOO_LARGE;
import static carrick.alexa.delivery.DeliveryFault.GATEWAY_MISSES_PERMISSION;
import static carrick.alexa.delivery.DeliveryFault.GATEWAY_REFUSED;
import static carrick.alexa.delivery.DeliveryFault.GATEWAY_REFUSED_TOKEN;
import static carrick.alexa.delivery.DeliveryFault.GATEWAY_THROTTLES;
import static carrick.alexa.delivery.DeliveryFault.GATEWAY_UNAVAILABLE;
import static carrick.alexa.delivery.DeliveryFault.SKILL_DISABLED;
import static carrick.alexa.delivery.DeliveryFault.SKILL_NEVER_ENABLED;
import static carrick.alexa.delivery.DeliveryFault.SKILL_NOT_FOUND;

import carrick.http.Outside;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the event gateway said, by Amazon's table (alexa-contract 6).
 *
 * @param fault {@code null} where the event was accepted
 * @param retryAfter how long the gateway wants to be left alone; zero where it does not say
 */
record GatewayAnswer(int status, DeliveryFault fault, Duration retryAfter, String detail) {

    private static final long LONGEST_RETRY_AFTER = 3_600;
    private static final int LONGEST_DETAIL = 300;

    private static final Pattern WHAT_MAY_BE_A_SECRET = Pattern.compile("\\S{40,}");

    static GatewayAnswer none(String why) {
        return new GatewayAnswer(0, GATEWAY_UNAVAILABLE, Duration.ZERO, why);
    }

    static GatewayAnswer of(Outside.Reply reply) {
        var code = payload(reply.body(), "code", "type");
        var detail = "the gateway answered " + reply.status()
                + code.map(text -> " " + text).orElse("")
                + payload(reply.body(), "description", "message")
                        .map(text -> ": " + WHAT_MAY_BE_A_SECRET.matcher(text).replaceAll("\u2026"))
                        .orElse("");
        var fault = isPage(reply) ? GATEWAY_UNAVAILABLE : fault(reply.status(), code.orElse(""));
        return new GatewayAnswer(reply.status(), fault, retryAfter(reply), detail);
    }

    boolean isAccepted() {
        return fault == null;
    }

    boolean isTransient() {
        return fault == GATEWAY_THROTTLES || fault == GATEWAY_UNAVAILABLE;
    }

    /** Whether a proxy in between answered, with a page and good news that are not Amazon's. */
    private static boolean isPage(Outside.Reply reply) {
        return reply.status() == 200 && reply.body().stripLeading().startsWith("<");
    }

    private static DeliveryFault fault(int status, String code) {
        return switch (status) {
            case 200, 202, 204 -> null;
            case 400 -> GATEWAY_FOUND_EVENT_INVALID;
            case 401 -> GATEWAY_REFUSED_TOKEN;
            case 403 -> forbidden(code);
            case 404 -> SKILL_NOT_FOUND;
            case 413 -> GATEWAY_FOUND_EVENT_TOO_LARGE;
            case 429 -> GATEWAY_THROTTLES;
            default -> status == 408 || status >= 500 ? GATEWAY_UNAVAILABLE : GATEWAY_REFUSED;
        };
    }

    private static DeliveryFault forbidden(String code) {
        return switch (code) {
            case "SKILL_DISABLED_EXCEPTION" -> SKILL_DISABLED;
            case "SKILL_NEVER_ENABLED_EXCEPTION" -> SKILL_NEVER_ENABLED;
            case "INSUFFICIENT_PERMISSION_EXCEPTION" -> GATEWAY_MISSES_PERMISSION;
            default -> GATEWAY_REFUSED;
        };
    }

    /** Today's gateway says {@code payload.code} and {@code description}; older documentation says {@code type} and {@code message}. */
    private static Optional<String> payload(String body, String... names) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject().get("payload") instanceof JsonObject payload
                    ? Stream.of(names)
                            .map(payload::get)
                            .filter(JsonString.class::isInstance)
                            .map(code -> ((JsonString) code).getString())
                            .map(code -> code.substring(0, Math.min(LONGEST_DETAIL, code.length())))
                            .findFirst()
                    : Optional.empty();
        } catch (JsonException | StackOverflowError notJson) {
            return Optional.empty();
        }
    }

    /** In seconds; the form with a date is not used by Amazon and counts as none. */
    private static Duration retryAfter(Outside.Reply reply) {
        return reply.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,9}"))
                .map(seconds -> Duration.ofSeconds(Math.min(Long.parseLong(seconds), LONGEST_RETRY_AFTER)))
                .orElse(Duration.ZERO);
    }
}
