package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailure;
import carrick.diagnosis.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A refresh token that had been replaced when it came, as the record of the request tells it. */
record OldToken(
        TokenFailure failure,
        int generation,
        int current,
        int newestUsed,
        Duration sinceRenewal,
        String refresh,
        String overlap) {

    static final Duration AT_ONCE = Duration.ofSeconds(10);

    /** Amazon: a refresh token has to stay good for five minutes after it was replaced. */
    static final Duration AMAZONS = Duration.ofMinutes(5);

    static Optional<OldToken> in(TokenFailure failure) {
        try {
            var renewed = Instant.parse(failure.sent("renewed at").orElse(""));
            return Optional.of(new OldToken(
                    failure,
                    number(failure, "generation"),
                    number(failure, "generation of the link"),
                    number(failure, "newest generation used"),
                    Duration.between(renewed, failure.step().at()),
                    failure.sent("refresh").orElse(""),
                    failure.sent("overlap").orElse("")));
        } catch (DateTimeParseException | NumberFormatException recordedOtherwise) {
            return Optional.empty();
        }
    }

    private static int number(TokenFailure failure, String field) {
        return Integer.parseInt(failure.sent(field).orElse(""));
    }

    boolean endedTheLink() {
        return failure.step().failedWith("REFRESH_TOKEN_REUSED");
    }

    boolean isJustReplaced() {
        return generation == current - 1;
    }

    boolean isAtOnce() {
        return isJustReplaced() && sinceRenewal.compareTo(AT_ONCE) < 0;
    }

    boolean isWithinAmazonsTime() {
        return isJustReplaced() && !isAtOnce() && sinceRenewal.compareTo(AMAZONS) < 0;
    }

    /** Nobody has used what replaced it: most likely the answer with it was lost. */
    boolean isOfLostAnswer() {
        return isJustReplaced() && !isAtOnce() && !isWithinAmazonsTime() && newestUsed < current;
    }

    boolean isOutlived() {
        return !isAtOnce() && !isWithinAmazonsTime() && !isOfLostAnswer();
    }

    String age() {
        return sinceRenewal.compareTo(Duration.ofMinutes(2)) < 0
                ? sinceRenewal.toMillis() / 1000.0 + " s"
                : sinceRenewal.compareTo(Duration.ofHours(2)) < 0
                        ? sinceRenewal.toMinutes() + " min"
                        : sinceRenewal.toHours() + " h";
    }

    String consequence() {
        return endedTheLink()
                ? " Client " + failure.step().clientId()
                        + " is set to take that for theft, so the whole link was ended."
                : " The link itself lives on with the newer token.";
    }

    Finding tell(Finding finding) {
        return failure.told(finding.seen("generation presented: " + generation + ", generation of the link: " + current
                        + ", newest that was used: " + newestUsed)
                .seen("replaced " + age() + " before")
                .seen("policy: refresh " + refresh + ", overlap " + overlap + ", stale_tokens "
                        + failure.sent("stale_tokens").orElse("?")));
    }

    /** What Amazon needs. */
    String cure() {
        return "Set \"refresh\": \"ROTATE\", \"overlap\": \"PT1H\", \"stale_tokens\": \"REPORT\" in the policy of client "
                + failure.step().clientId() + "; a client declared with alexa_redirect_url has that."
                + (endedTheLink() ? " The customer of this link has to disable and enable the skill." : "");
    }
}
