package carrick.alexa.finding.redirect;

import carrick.alexa.finding.Absence;
import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** In the browser the customer is signed in to Amazon with another account than in the Alexa app, so Alexa does not know the answer. */
@ApplicationScoped
@Catalogue(37)
class OtherAmazonAccount implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Absence.of(attempt).map(absence -> {
            var isApp = absence.browser().startsWith("app");
            var finding = absence.seenBy(Finding.error(this)
                    .explained(
                            "The answer reached Alexa in a browser that is signed in to Amazon with another account than the"
                                    + " one that began to link: Alexa drops it. Nobody but the customer can tell.")
                    .cured("Ask the customer to sign out of amazon and alexa.amazon in the browser, or to link from"
                            + " within the Alexa app, under the account to which the devices belong.")
                    .shown(AlexaShowed.UNABLE));
            return switch (absence.visits()) {
                case NEVER, STOPPED -> finding.likely(5, "Nobody else links either: it is not this customer alone.");
                case BEFORE ->
                    finding.likely(
                            isApp ? 10 : 25,
                            isApp
                                    ? "The app opens the page with its own account, as a rule."
                                    : "The page was opened in a browser, which has an account of its own.");
                case FOR_OTHERS ->
                    finding.likely(
                            isApp ? 30 : 45,
                            "The client comes for others, so it is this customer or this device"
                                    + (isApp
                                            ? "."
                                            : "; and the page was opened in a browser, which has an account of its own."));
            };
        });
    }
}
