package carrick.preflight.refresh;

import carrick.preflight.exam.Examination;
import carrick.preflight.exchange.TokenAnswer;
import carrick.preflight.exchange.TokenShape;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The day on which the link will die, from what the answers say of their refresh tokens. */
final class Lifetime {

    private static final Duration LEAST = Duration.ofDays(180);

    /** Two answers must be so far apart that an end which moves with them can be told from one that does not. */
    static final Duration APART = Duration.ofSeconds(6);

    private final Examination examination;
    private final Instant then;
    private final Instant now;

    /** @param then when the first answer came, and the second now */
    Lifetime(Examination examination, Instant then, Instant now) {
        this.examination = examination;
        this.then = then;
        this.now = now;
    }

    void judge(TokenAnswer first, TokenAnswer second) {
        var before = end(first, then);
        var after = second.isGood() ? end(second, now) : Optional.<Instant>empty();
        var end = after.or(() -> before);
        if (end.isEmpty()) {
            examination
                    .ledger()
                    .pass(
                            RefreshCheck.LINK_DIES,
                            "The answers say nothing of an end of the refresh token. That it has none cannot be seen from outside.");
            return;
        }
        var isFixed = before.isPresent()
                && after.isPresent()
                && Duration.between(before.get(), after.get()).abs().compareTo(APART.dividedBy(2)) < 0;
        var when = end.get().truncatedTo(ChronoUnit.MINUTES);
        var told = isFixed
                ? "This link will die at " + when + ", however often it is refreshed, as far as two refreshes can tell."
                : "This link will die at " + when + " unless it is refreshed before.";
        var isLong = Duration.between(now, end.get()).compareTo(LEAST) >= 0;
        examination.ledger().judge(RefreshCheck.LINK_DIES, isLong, told);
    }

    private static Optional<Instant> end(TokenAnswer answer, Instant at) {
        var seconds = answer.number("refresh_expires_in") // Keycloak's, where 0 is for ever
                .or(() -> answer.number("refresh_token_expires_in"))
                .filter(value -> value > 0);
        return seconds.map(at::plusSeconds)
                .or(() -> TokenShape.claims(answer.refreshToken()).flatMap(TokenShape::expiry));
    }
}
