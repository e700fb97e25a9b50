package carrick.relay.finding;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** A browser was sent on to the server behind the relay, and nobody has come for tokens since. */
@ApplicationScoped
class RelayedNobodyCame implements Rule {

    /** A customer signs in meanwhile, at pages that the relay does not see. */
    private static final int PATIENCE_WITH_PEOPLE = 5;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.first(step -> step.is("relayed authorize") && step.fault() == null)
                .filter(asked -> attempt.first(step -> step.is("relayed token")).isEmpty())
                .filter(asked ->
                        silence(attempt, asked).compareTo(attempt.patience().multipliedBy(PATIENCE_WITH_PEOPLE)) >= 0)
                .map(asked -> finding(attempt, asked));
    }

    private static Duration silence(Case attempt, Step asked) {
        return Duration.between(asked.at(), attempt.now());
    }

    private Finding finding(Case attempt, Step asked) {
        var others = attempt.otherThatLinked().isPresent();
        return Finding.warning(this)
                .explained(
                        "The authorization request went on to the server behind the relay, and no code of it has come back to Alexa. The"
                                + " customer left; or that server showed an error instead of its login page; or its redirect back lost code or"
                                + " state on the way."
                                + (others
                                        ? " Others linked on the same day, so it is not the settings."
                                        : " Nobody else linked on the same day."))
                .seen("sent on at " + asked.at() + "; no token request in the "
                        + silence(attempt, asked).toSeconds() + " seconds since")
                .seen("browser: " + AgentFamily.of(attempt.attempt().userAgent()))
                .seen("redirect_uri: " + attempt.attempt().redirectUri())
                .cured(
                        others
                                ? "Ask this customer what the page said, and try it on the same kind of device."
                                : "Run a preflight of that server with the same redirect URI: it tells whether the request is refused (HTTP 400), the"
                                        + " page cannot be used inside the app, or the redirect is wrong.")
                .shown(AlexaShowed.UNABLE);
    }
}
