package carrick.alexa.finding.request;

import carrick.alexa.AlexaPreset;
import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The code went back with the state as it came, and Alexa did not go on: the state has in it what Alexa never writes. */
@ApplicationScoped
@Catalogue(19)
class StateAltered implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.silentSince(Milestone.CODE_ISSUED)
                .filter(silence -> AlexaPreset.isRedirectUrl(attempt.attempt().redirectUri()))
                .flatMap(silence -> attempt.at(Milestone.REQUEST_ACCEPTED))
                .filter(step -> isEncodedTwice(step) || hasBlanks(step))
                .map(step -> Finding.error(this)
                        .explained(
                                "Alexa got a code and did not come for the tokens, most likely because it did not know"
                                        + " its own state again: "
                                        + (isEncodedTwice(step)
                                                ? "that was percent-encoded once more on the way to this server."
                                                : "a + of it became a blank on the way to this server."))
                        .seen("state presented: " + step.request().get("state"))
                        .seen("expected: letters, digits and + / = - _ only, encoded once")
                        .cured("Let what stands in front of Carrick, such as a proxy, a page that redirects or an app"
                                + " that opens the address, pass the query on byte for byte. Carrick itself returns state"
                                + " in the encoding in which it came.")
                        .shown(AlexaShowed.UNABLE)
                        .likely(
                                isEncodedTwice(step) ? 95 : 85,
                                isEncodedTwice(step)
                                        ? "Alexa encodes state once."
                                        : "Alexa's state has no blanks; only if it wrote + unencoded itself, this is not"
                                                + " the cause."));
    }

    private static boolean isEncodedTwice(Step step) {
        return step.request().getOrDefault("state", "").contains("encoded twice");
    }

    private static boolean hasBlanks(Step step) {
        return step.request().getOrDefault("state", "").contains(" blanks");
    }
}
