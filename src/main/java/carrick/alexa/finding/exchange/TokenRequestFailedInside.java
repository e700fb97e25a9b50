package carrick.alexa.finding.exchange;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** This server failed: nothing in the request explains it. */
@ApplicationScoped
@Catalogue(64)
class TokenRequestFailedInside implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "UNEXPECTED")
                .map(failure -> failure.told(Finding.error(this)
                        .explained(
                                "This server failed while it answered the token request, and answered 500. Nothing in the developer"
                                        + " console can mend that.")
                        .seen("failure: " + failure.step().presented())
                        .seen("node: " + failure.step().node() + ", at "
                                + failure.step().at())
                        .cured("Look for \"A request failed unexpectedly\" in the log of node "
                                + failure.step().node() + " at "
                                + failure.step().at()
                                + ", and report it with this attempt's text. Then let the customer disable and"
                                + " enable the skill.")));
    }
}
