package carrick.alexa.finding;

import carrick.client.Client;
import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.trace.LinkAttempt;
import carrick.trace.Milestone;
import carrick.trace.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A code was issued, and nobody has come for the tokens. A server does not see why: either Alexa's servers cannot reach it, or the browser
 * never brought the code to Alexa, or Alexa did not want it. What else the client did around that time tells these apart.
 */
public final class Absence {

    /** A customer whose page stays presses the button again; a shaking finger does so sooner. */
    private static final Duration DELIBERATE = Duration.ofSeconds(1);

    private final Case attempt;
    private final Step consent;
    private final Duration silence;

    /** What is known of the client's other visits. */
    public enum Visits {
        NEVER,
        STOPPED,
        BEFORE,
        FOR_OTHERS
    }

    private Absence(Case attempt, Step consent, Duration silence) {
        this.attempt = attempt;
        this.consent = consent;
        this.silence = silence;
    }

    /** Empty while the client may still come, and where it came, whatever became of that. */
    public static Optional<Absence> of(Case attempt) {
        return attempt.silentSince(Milestone.CODE_ISSUED)
                .filter(silence -> attempt.first(step -> step.is("token")).isEmpty())
                .flatMap(silence ->
                        attempt.at(Milestone.CODE_ISSUED).map(consent -> new Absence(attempt, consent, silence)));
    }

    /** The step that issued the code. */
    public Step consent() {
        return consent;
    }

    public Visits visits() {
        if (comesForOthers()) {
            return Visits.FOR_OTHERS;
        } else if (lastVisit().isEmpty()) {
            return Visits.NEVER;
        }
        return waiting().isEmpty() ? Visits.BEFORE : Visits.STOPPED;
    }

    /** Whether it was here after this code was issued: for another code, for a refresh, or in vain. */
    private boolean comesForOthers() {
        return provedAt().filter(consent.at()::isBefore).isPresent()
                || linked().anyMatch(other -> other.begunAt().isAfter(consent.at()))
                || attempt.strays().stream()
                        .anyMatch(step -> step.is("token")
                                && step.clientId() != null
                                && "POST".equals(step.request().get("method")));
    }

    /** When the client was here last, before this code was issued; empty where it never was. To about a quarter of an hour. */
    public Optional<Instant> lastVisit() {
        return Stream.concat(provedAt().stream(), linked().map(LinkAttempt::begunAt))
                .filter(at -> !at.isAfter(consent.at()))
                .max(Comparator.naturalOrder());
    }

    /** When it last showed its secret. */
    private Optional<Instant> provedAt() {
        return attempt.client().flatMap(Client::lastUsedAt);
    }

    private Stream<LinkAttempt> linked() {
        return attempt.others().stream().filter(other -> other.reached(Milestone.TOKENS_ISSUED));
    }

    /** Other attempts of the client whose code nobody fetched either, since one was fetched last. */
    public List<LinkAttempt> waiting() {
        var last = linked().map(LinkAttempt::begunAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return attempt.others().stream()
                .filter(other -> other.milestone() == Milestone.CODE_ISSUED
                        && other.begunAt().isAfter(last)
                        && other.lastStepAt().plus(attempt.patience()).isBefore(attempt.now()))
                .toList();
    }

    /** Such as {@code app on Android}. */
    public String browser() {
        return AgentFamily.of(attempt.attempt().userAgent());
    }

    /** The steps in which the customer, still at the consent page, pressed the button again. */
    public List<Step> pressedAgain() {
        return attempt.steps().stream()
                .filter(step -> step.is("consent")
                        && "POST".equals(step.request().get("method"))
                        && step.at().isAfter(consent.at().plus(DELIBERATE))
                        && (step.status() == 400
                                || consent.response()
                                        .getOrDefault("Location", "")
                                        .equals(step.response().get("Location"))))
                .toList();
    }

    /** Adds what all causes have in common to what was seen. */
    public Finding seenBy(Finding finding) {
        var device = attempt.attempt().origin().device();
        return finding.seen("code issued at " + consent.at() + "; no token request in the " + silence.toSeconds()
                        + " seconds since")
                .seen("the client was here last: "
                        + lastVisit().map(Instant::toString).orElse("never")
                        + (visits() == Visits.FOR_OTHERS ? ", and again since this code was issued" : ""))
                .seen("browser: " + browser())
                .seen(device == null ? null : "device, as the state tells it: " + device);
    }
}
