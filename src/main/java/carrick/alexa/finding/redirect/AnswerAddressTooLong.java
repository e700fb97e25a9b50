package carrick.alexa.finding.redirect;

import carrick.alexa.finding.Absence;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The address that brings the code to Alexa is so long that Amazon, together with its cookies, refuses it with 400. */
@ApplicationScoped
@Catalogue({41, 45})
class AnswerAddressTooLong implements Rule {

    /** Alexa's own {@code state} makes about 1,500 characters; what Amazon takes is not documented. */
    private static final int SUSPICIOUS = 2_000;

    private static final int LONG = 4_000;

    /** What most servers take for all headers together. */
    private static final int TOO_LONG = 8_000;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Absence.of(attempt)
                .filter(absence -> length(absence) > SUSPICIOUS)
                .map(absence -> {
                    var length = length(absence);
                    var state = attempt.first(step -> step.is("authorize"))
                            .map(step -> step.request().get("state"));
                    return absence.seenBy(Finding.error(this)
                                    .explained("The address to which the browser was sent has " + length
                                            + " characters. Amazon answers 400 where address and cookies together are too long"
                                            + " for it. Carrick adds a short code and iss; the rest is the state that the request"
                                            + " came with, and goes back as it came."))
                            .seen("Location: " + length + " characters, unsuspicious up to " + SUSPICIOUS)
                            .seen("its parameters: "
                                    + absence.consent().response().get("Location parameters"))
                            .seen(state.map(sent -> "state of the request: " + sent)
                                    .orElse(null))
                            .cured(
                                    "Let the customer try in a private window, where Amazon has no cookies yet: if that links, this"
                                            + " is it. Then look at what lengthens the state on its way here, such as a proxy or a"
                                            + " gateway that encodes it once more; Alexa's own has up to about 1,100 characters.")
                            .shown("Amazon's error page: 400 Bad Request.")
                            .likely(
                                    length > TOO_LONG ? 90 : length > LONG ? 60 : 25,
                                    length > TOO_LONG
                                            ? "Few servers take an address of that length."
                                            : "It is longer than Alexa's own; where Amazon's limit lies is not known.");
                });
    }

    private static int length(Absence absence) {
        return Integer.parseInt(absence.consent().response().getOrDefault("Location length", "0"));
    }
}
