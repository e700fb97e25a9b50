package carrick.preflight.exchange;

import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ledger;
import carrick.preflight.wire.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads an answer as strictly as the strictest client. */
public final class TokenShape {

    private static final int LEAST_LIFETIME = 360;
    private static final int LONGEST_TOKEN = 2_048;
    private static final int TOLERATED_SECONDS = 60;
    private static final List<String> PERSONAL =
            List.of("email", "name", "given_name", "family_name", "phone_number", "address", "birthdate");

    private final Ledger ledger;
    private final boolean expirationEntered;
    private final TokenAnswer answer;
    private final Instant now;

    public TokenShape(Examination examination, TokenAnswer answer, Instant now) {
        this(examination.ledger(), examination.target().defaultTokenExpiration().isPresent(), answer, now);
    }

    /** @param expirationEntered whether Alexa knows a default where {@code expires_in} is missing */
    public TokenShape(Ledger ledger, boolean expirationEntered, TokenAnswer answer, Instant now) {
        this.ledger = ledger;
        this.expirationEntered = expirationEntered;
        this.answer = answer;
        this.now = now;
    }

    /** Whether there are tokens to go on with. */
    public boolean judge() {
        var heard = answer.heard();
        var told = answer.told();
        ledger.judge(ShapeCheck.STATUS_NOT200, heard.status() == 200, told);
        ledger.judge(
                ShapeCheck.ANSWER_COMPRESSED,
                heard.header("Content-Encoding")
                        .filter(it -> !it.equals("identity"))
                        .isEmpty(),
                told);
        ledger.judge(ShapeCheck.ANSWER_HAS_BOM, !heard.text().startsWith("\uFEFF"), told);
        ledger.judge(ShapeCheck.ANSWER_NOT_UTF8, heard.isUtf8(), told);
        ledger.judge(ShapeCheck.CONTENT_TYPE_WRONG, heard.type().equals("application/json"), told);
        ledger.judge(
                ShapeCheck.ANSWER_STORED,
                heard.header("Cache-Control").orElse("").contains("no-store"),
                told);
        if (!ledger.judge(ShapeCheck.ANSWER_NOT_JSON, answer.json() != null, told)) {
            return false;
        }
        if (!ledger.judge(ShapeCheck.TOKENS_NESTED, answer.text("access_token").isPresent(), told)) {
            return false;
        }
        judgeExpiry();
        judgeTokens();
        return true;
    }

    /** A first answer must have one (RFC6749-6 lets a later one do without). */
    public boolean judgeRefreshToken() {
        return ledger.judge(
                ShapeCheck.REFRESH_TOKEN_MISSING, !answer.refreshToken().isEmpty(), answer.told());
    }

    private void judgeExpiry() {
        var told = answer.told();
        if (!answer.json().containsKey("expires_in")) {
            ledger.judge(ShapeCheck.EXPIRES_IN_MISSING, expirationEntered, told);
            return;
        }
        ledger.pass(ShapeCheck.EXPIRES_IN_MISSING, "");
        var number = answer.number("expires_in");
        if (ledger.judge(ShapeCheck.EXPIRES_IN_NOT_A_NUMBER, number.isPresent(), told)) {
            ledger.judge(ShapeCheck.EXPIRES_IN_TOO_SHORT, number.get() >= LEAST_LIFETIME, number.get() + " seconds");
        }
    }

    private void judgeTokens() {
        var access = answer.accessToken();
        ledger.judge(
                ShapeCheck.TOKEN_TYPE_WRONG,
                "bearer".equalsIgnoreCase(answer.text("token_type").orElse("")),
                answer.told());
        ledger.judge(ShapeCheck.ACCESS_TOKEN_LONG, access.length() <= LONGEST_TOKEN, access.length() + " characters");
        ledger.judge(
                ShapeCheck.REFRESH_TOKEN_LONG,
                answer.refreshToken().length() <= LONGEST_TOKEN,
                answer.refreshToken().length() + " characters");
        ledger.judge(ShapeCheck.TOKEN_CHARACTERS_ODD, access.matches("[A-Za-z0-9._~+/-]+=*"), "");
        claims(access).ifPresentOrElse(this::judgeClaims, () -> Stream.of(
                        ShapeCheck.JWT_EXPIRES_OTHERWISE, ShapeCheck.JWT_HAS_PERSONAL_DATA)
                .forEach(check -> ledger.pass(check, "The access token is opaque.")));
    }

    private void judgeClaims(JsonObject claims) {
        var personal = PERSONAL.stream().filter(claims::containsKey).toList();
        ledger.judge(ShapeCheck.JWT_HAS_PERSONAL_DATA, personal.isEmpty(), "Claims: " + String.join(", ", personal));
        var expires = expiry(claims);
        var says = answer.number("expires_in");
        if (expires.isPresent() && says.isPresent()) {
            var off = expires.get().getEpochSecond() - now.getEpochSecond() - says.get();
            ledger.judge(
                    ShapeCheck.JWT_EXPIRES_OTHERWISE,
                    Math.abs(off) <= TOLERATED_SECONDS,
                    "exp is " + expires.get() + ", expires_in " + says.get());
        }
    }

    /** What a JWT claims, unverified: it is only looked at. Empty for an opaque token. */
    public static Optional<JsonObject> claims(String token) {
        var parts = token.split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return JsonText.read(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException opaque) {
            return Optional.empty();
        }
    }

    /** Of the token itself; empty where it has none. */
    public static Optional<Instant> expiry(JsonObject claims) {
        try {
            return claims.containsKey("exp") && !(claims.get("exp") instanceof JsonString)
                    ? Optional.of(Instant.ofEpochSecond(
                                    claims.getJsonNumber("exp").longValue()))
                            .filter(at -> at.getEpochSecond() > 0)
                    : Optional.empty();
        } catch (ClassCastException odd) {
            return Optional.empty();
        }
    }
}
