package carrick.alexa.finding.request;

import carrick.alexa.AlexaPreset;
import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import carrick.trace.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Alexa always sends state and takes no answer without it; it was lost before it came here. */
@ApplicationScoped
@Catalogue(20)
class StateMissing implements Rule {

    @Inject
    Addresses addresses;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.isLinked() || attempt.attempt().outcome() == Outcome.REFUSED
                ? Optional.empty()
                : attempt.at(Milestone.REQUEST_ACCEPTED)
                        .filter(step -> Query.isMissing(step, "state")
                                && Query.isIntact(step)
                                && AlexaPreset.isRedirectUrl(attempt.attempt().redirectUri()))
                        .map(step -> Finding.error(this)
                                .explained(
                                        "The request goes back to Alexa but has no state. Alexa always sends one, and"
                                                + " knows its customer again by nothing else: without it the link fails after"
                                                + " consent.")
                                .seen("state presented: none")
                                .seen("expected: between about 600 and 1,108 characters")
                                .cured("Enter exactly " + addresses.authorization()
                                        + " as Your Web Authorization URI, and let every proxy and redirect before"
                                        + " Carrick pass the whole query on. A test tool must send state itself.")
                                .shown(AlexaShowed.UNABLE));
    }
}
