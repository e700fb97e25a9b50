package carrick.alexa.finding.event;

import carrick.alexa.amazon.AmazonGrant;
import carrick.alexa.amazon.AmazonGrants;
import carrick.alexa.amazon.Region;
import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The gateway says that the customer never enabled the skill, and those of the other regions do not take the event either. */
@ApplicationScoped
@Catalogue(92)
class NoRegionKnowsCustomer implements Rule {

    @Inject
    AmazonGrants grants;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return AmazonsGrant.failedDelivery(attempt, "SKILL_NEVER_ENABLED").map(step -> Finding.warning(this)
                .explained(
                        "No gateway of Amazon's three regions knows that this customer enabled the skill. A gateway that does not know"
                                + " a customer answers like this, so the others were tried as well, once for this grant. The customer's Amazon"
                                + " account moved to another region, or the skill was enabled anew in another stage.")
                .seen("event: " + step.presented())
                .seen("region of the grant: "
                        + grants.find(attempt.attempt().id())
                                .map(AmazonGrant::region)
                                .map(Region::name)
                                .orElse("none")
                        + ", region that the customer's request named: "
                        + (attempt.attempt().origin().region() == null
                                ? "none"
                                : attempt.attempt().origin().region()))
                .cured(
                        "The customer disables and enables the skill: the new grant names the right region. If that is wrong with many,"
                                + " deploy the forwarder in us-east-1, eu-west-1 and us-west-2 and enter each ARN for its region under Smart Home.")
                .shown(AlexaShowed.LINKED));
    }
}
