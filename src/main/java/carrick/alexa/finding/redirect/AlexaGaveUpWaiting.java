package carrick.alexa.finding.redirect;

import carrick.alexa.finding.Absence;
import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The customer took longer than Alexa waits: its request had expired when the answer was sent. */
@ApplicationScoped
@Catalogue(36)
class AlexaGaveUpWaiting implements Rule {

    /** So long lives the state of those requests that tell. */
    private static final Duration USUAL = Duration.ofHours(1);

    @Override
    public Optional<Finding> examine(Case attempt) {
        var told = Optional.ofNullable(attempt.attempt().origin().expiresAt());
        return Absence.of(attempt)
                .filter(absence -> absence.consent().at().isAfter(end(attempt, told)))
                .map(absence -> absence.seenBy(Finding.error(this)
                                .explained(
                                        "Alexa's request is good for a limited time, and when the customer had signed in"
                                                + " and allowed the link it was over: Alexa drops such an answer."))
                        .seen("the request came at " + attempt.attempt().begunAt())
                        .seen(told.map(end -> "its state says it expires at " + end)
                                .orElse("its state tells no expiry; that of others is an hour"))
                        .seen("answered at " + absence.consent().at() + ", "
                                + Duration.between(
                                                end(attempt, told),
                                                absence.consent().at())
                                        .toSeconds()
                                + " seconds too late")
                        .cured(
                                "The customer begins again in the Alexa app, with the password at hand. If many need that"
                                        + " long, look at what makes them: a password to be reset, a second factor. Leave"
                                        + " carrick.interaction.lifetime at PT1H, so that the page says it is too late.")
                        .shown(AlexaShowed.UNABLE)
                        .likely(
                                told.isPresent() ? 97 : 85,
                                told.isPresent()
                                        ? "The request says itself how long it is good."
                                        : "Alexa's requests are usually good for an hour; this one does not tell."));
    }

    private static Instant end(Case attempt, Optional<Instant> told) {
        return told.orElseGet(() -> attempt.attempt().begunAt().plus(USUAL));
    }
}
