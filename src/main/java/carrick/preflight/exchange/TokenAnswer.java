package carrick.preflight.exchange;

import carrick.preflight.wire.Heard;
import carrick.preflight.wire.JsonText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;

/** @param json {@code null} where the body is no JSON object */
public record TokenAnswer(Heard heard, JsonObject json) {

    public static TokenAnswer of(Heard heard) {
        return new TokenAnswer(
                heard, JsonText.read(heard.text().replace("\uFEFF", "")).orElse(null));
    }

    public boolean isGood() {
        return heard.status() < 300 && text("access_token").isPresent();
    }

    public Optional<String> text(String name) {
        return json != null && json.get(name) instanceof JsonString text
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    public Optional<Long> number(String name) {
        return json != null && json.get(name) instanceof JsonNumber number
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    public String error() {
        return text("error").orElse("");
    }

    public String accessToken() {
        return text("access_token").orElse("");
    }

    /** Empty where there is none. */
    public String refreshToken() {
        return text("refresh_token").orElse("");
    }

    /** An error as RFC6749-5.2 has it. */
    boolean isError(String expected) {
        return error().equals(expected)
                && (heard.status() == 400 || heard.status() == 401 && expected.equals("invalid_client"));
    }

    public String told() {
        return heard.told();
    }

    @Override
    public String toString() {
        return heard.toString();
    }
}
