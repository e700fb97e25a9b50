package carrick.alexa.finding.event;

import carrick.alexa.amazon.AmazonAddresses;
import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Amazon's token has expired and Login with Amazon gives no new one; events wait, or have waited too long. */
@ApplicationScoped
@Catalogue(95)
class AmazonTokenNotRenewed implements Rule {

    private static final List<String> FAULTS = List.of(
            "AMAZON_REFUSED_CLIENT",
            "AMAZON_REFUSED_REQUEST",
            "AMAZON_UNAVAILABLE",
            "AMAZON_SLOW",
            "AMAZON_TOKENS_UNREADABLE",
            "MESSAGING_CREDENTIALS_MISSING");

    @Inject
    AmazonAddresses addresses;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return FAULTS.stream()
                .flatMap(fault -> Waiting.forThe(attempt, fault).map(step -> finding(attempt, fault, step)).stream())
                .findFirst();
    }

    private Finding finding(Case attempt, String fault, Step step) {
        return Finding.warning(this)
                .explained("Amazon's tokens last an hour, and Carrick could not get a new one for this link: " + fault
                        + ". Nothing is given up for that; events wait, until they are too old.")
                .seen("event: " + step.presented())
                .seen(Waiting.howLong(step))
                .cured(cure(attempt, fault))
                .shown(AlexaShowed.LINKED);
    }

    private String cure(Case attempt, String fault) {
        var client = attempt.attempt().clientId();
        return switch (fault) {
            case "AMAZON_REFUSED_CLIENT", "AMAZON_REFUSED_REQUEST", "MESSAGING_CREDENTIALS_MISSING" ->
                "Copy Alexa Client Id and Alexa Client Secret under Build > Permissions into messaging_client_id and"
                        + " messaging_client_secret in alexa of the client " + client
                        + ". What waits then goes on by itself.";
            case "AMAZON_TOKENS_UNREADABLE" ->
                "Set carrick.master-key.previous to the master key under which they were encrypted. What waits then goes on by itself.";
            default -> "Let Carrick's servers reach " + addresses.tokens() + ". What waits then goes on by itself.";
        };
    }
}
