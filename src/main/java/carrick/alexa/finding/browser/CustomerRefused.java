package carrick.alexa.finding.browser;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The customer said no, and Alexa was told. */
@ApplicationScoped
@Catalogue(40)
class CustomerRefused implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.at(Milestone.CONSENT_REFUSED)
                .filter(step -> attempt.attempt().milestone() == Milestone.CONSENT_REFUSED)
                .map(step -> Finding.info(this)
                        .explained(
                                step.is("login")
                                        ? "The customer pressed Cancel at the login page."
                                        : "The customer signed in, read what would be shared, and refused.")
                        .seen("refused at " + step.at() + " on the " + step.name() + " page")
                        .seen("answered " + step.status() + " to "
                                + step.response().get("Location") + " with "
                                + step.response().get("Location parameters") + ", error "
                                + step.response().get("error"))
                        .cured("Nothing to mend: Alexa was told by "
                                + step.response().get("error")
                                + ". If many refuse, read the name of the client and the descriptions of its scopes as"
                                + " they do.")
                        .shown(AlexaShowed.ERROR_PARAMETER));
    }
}
