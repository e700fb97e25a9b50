package carrick.alexa.finding.grant;

import carrick.alexa.amazon.AmazonGrant;
import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Alexa has the tokens, and its grant to send events never reached Carrick; nobody has used the link since. */
@ApplicationScoped
@Catalogue(65)
class AcceptGrantNeverCame implements Rule {

    @Inject
    AmazonsGrant amazon;

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return amazon.missingFor(attempt)
                .filter(silence -> !amazon.isUsed(attempt))
                .map(silence -> weigh(attempt, finding(attempt, silence)));
    }

    private Finding finding(Case attempt, Duration silence) {
        var client = attempt.attempt().clientId();
        return Finding.error(this)
                .explained(
                        "Alexa got its tokens, but its AcceptGrant never reached Carrick. While Send Alexa Events is on, Alexa"
                                + " waits for an answer to it, and without one it gives the link up.")
                .seen("no AcceptGrant for " + silence.toSeconds() + " seconds since the tokens were issued")
                .seen("not refreshed and not introspected since")
                .seen("messaging client of " + client + ": "
                        + amazon.messagingClientId(attempt).orElse("none"))
                .seen("other links of " + client + " within a day that have their grant: "
                        + amazon.ofOthers(attempt).size())
                .cured("Deploy the forwarder of " + settings.text(Setting.ISSUER)
                        + "/alexa/forwarder/template.yaml in us-east-1, eu-west-1 and us-west-2, as the endpoint of the skill, with a"
                        + " time-out of 8 seconds; its CloudWatch log shows whether Alexa called it. To see whether it is this, switch"
                        + " Send Alexa Events off under Build > Permissions and link again.")
                .shown(AlexaShowed.UNABLE);
    }

    private Finding weigh(Case attempt, Finding finding) {
        var others = amazon.ofOthers(attempt);
        var region = AmazonsGrant.regionOf(attempt);
        if (AmazonsGrant.stray(attempt).isPresent()) {
            return finding.likely(20, "a directive that named no link failed meanwhile, and may have been the one");
        } else if (region.isEmpty() || others.stream().map(AmazonGrant::region).anyMatch(region.get()::equals)) {
            return finding;
        }
        return others.isEmpty()
                ? finding.likely(65, "no link of the client got one within a day, from whatever region")
                : finding.likely(20, "other links of the client got theirs, but none from this customer's region");
    }
}
