package carrick.alexa.finding.redirect;

import carrick.alexa.finding.Absence;
import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.LinkAttempt;
import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Predicate;

/** The Alexa app, or the system under it, is too old to take the answer: it asks for an update instead. */
@ApplicationScoped
@Catalogue(38)
class AlexaAppTooOld implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Absence.of(attempt)
                .filter(absence -> absence.browser().startsWith("app"))
                .map(absence -> {
                    var family = absence.browser();
                    var waiting = count(attempt, isOf(family).and(AlexaAppTooOld::isLeft));
                    var linked = count(attempt, isOf(family).and(AlexaAppTooOld::isLinked));
                    var elsewhere = count(attempt, isOf(family).negate().and(AlexaAppTooOld::isLinked));
                    var finding = absence.seenBy(Finding.error(this)
                                    .explained(
                                            "Some versions of the Alexa app say that they need an update when the customer"
                                                    + " comes back from the login page, and drop the answer.")
                                    .cured(
                                            "Ask the customer to update the Alexa app and the system's web view, or to link"
                                                    + " in a browser: alexa.amazon.com, Skills, Your Skills, the skill, Link"
                                                    + " Account.")
                                    .shown("The Alexa app: \"Your Alexa app needs an update\"."))
                            .seen("within a day, " + family + ": " + linked + " linked, " + (waiting + 1)
                                    + " left their code; everything else: " + elsewhere + " linked");
                    if (waiting > 0 && linked == 0 && elsewhere > 0) {
                        return finding.likely(60, "Only " + family + " leaves codes; everything else links.");
                    }
                    return absence.visits() == Absence.Visits.FOR_OTHERS
                            ? finding.likely(25, "The client comes for others, so it is this customer or this device.")
                            : finding.likely(5, "No other kind of device is known to do better.");
                });
    }

    private static Predicate<LinkAttempt> isOf(String family) {
        return other -> AgentFamily.of(other.userAgent()).equals(family);
    }

    private static boolean isLinked(LinkAttempt other) {
        return other.reached(Milestone.TOKENS_ISSUED);
    }

    private static boolean isLeft(LinkAttempt other) {
        return other.milestone() == Milestone.CODE_ISSUED;
    }

    private static long count(Case attempt, Predicate<LinkAttempt> which) {
        return attempt.others().stream().filter(which).count();
    }
}
