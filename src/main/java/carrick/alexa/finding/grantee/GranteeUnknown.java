package carrick.alexa.finding.grantee;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The token that tells for whom a grant is was not made by this server. */
@ApplicationScoped
@Catalogue(69)
class GranteeUnknown implements Rule {

    private static final String FAULT = "GRANTEE_UNKNOWN";

    @Inject
    AmazonsGrant amazon;

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.failed(FAULT).map(step -> finding(step)).or(() -> amazon.missingFor(attempt)
                .flatMap(silence -> AmazonsGrant.stray(attempt, FAULT))
                .map(step -> finding(step)
                        .seen("this link waits for its AcceptGrant, and one with an unknown token came " + step.at())
                        .likely(70, "it came in the two minutes in which that of this link was due")));
    }

    private Finding finding(Step step) {
        return Finding.error(this)
                .explained(
                        "An AcceptGrant, or the event of a customer who linked, named the customer by an access token that this"
                                + " server did not make. The token was made by another installation or under another master key, or something"
                                + " on the way changed it.")
                .seen("token presented: " + step.presented())
                .seen("directive: " + step.request().getOrDefault("directive", "not told"))
                .seen("forwarder: skill " + step.request().getOrDefault("X-Carrick-Skill", "none") + ", region "
                        + step.request().getOrDefault("X-Carrick-Region", "none"))
                .cured("See that the skill's Access Token URI is " + settings.text(Setting.ISSUER)
                        + "/oauth/token, and that the forwarder of the same stage sends to "
                        + settings.text(Setting.ISSUER)
                        + "/alexa/directives, and that all nodes have the same carrick.master-key and database. The customer then links"
                        + " again.")
                .shown(AlexaShowed.UNABLE);
    }
}
