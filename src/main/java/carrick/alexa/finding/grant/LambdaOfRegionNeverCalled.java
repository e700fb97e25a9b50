package carrick.alexa.finding.grant;

import carrick.alexa.amazon.AmazonGrant;
import carrick.alexa.amazon.Region;
import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.alexa.skill.Skill;
import carrick.alexa.skill.Skills;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Collectors;

/** The skill's function in the customer's region is not there, or Alexa may not call it: no grant ever came from that region. */
@ApplicationScoped
@Catalogue(71)
class LambdaOfRegionNeverCalled implements Rule {

    @Inject
    AmazonsGrant amazon;

    @Inject
    Skills skills;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return amazon.missingFor(attempt)
                .filter(silence ->
                        !amazon.isUsed(attempt) && AmazonsGrant.stray(attempt).isEmpty())
                .flatMap(silence -> AmazonsGrant.regionOf(attempt))
                .filter(region -> amazon.ofOthers(attempt).stream()
                        .map(AmazonGrant::region)
                        .noneMatch(region::equals))
                .map(region -> finding(attempt, region));
    }

    private Finding finding(Case attempt, Region region) {
        var others = amazon.ofOthers(attempt);
        var seen = others.stream()
                .map(grant -> grant.region().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        var finding = Finding.error(this)
                .explained("This customer's Alexa calls the skill's function in the region " + region.awsRegion()
                        + ", and from there no AcceptGrant came. The function is missing in that region, is not entered for it, or"
                        + " lacks the trigger that lets Alexa call it.")
                .seen("region of the customer: " + region + ", " + region.awsRegion())
                .seen("regions from which other links of the client got their grant within a day: "
                        + (others.isEmpty() ? "none" : seen))
                .cured("Deploy the forwarder in " + region.awsRegion()
                        + ", enter its ARN under Smart Home as the endpoint of " + console(region)
                        + ", and give the function the trigger Alexa Smart Home for " + skillId(attempt) + ".")
                .shown(AlexaShowed.UNABLE);
        return others.isEmpty()
                ? finding.likely(35, "no link of the client got one from another region either")
                : finding.likely(80, "other links of the client got theirs, from other regions");
    }

    private static String console(Region region) {
        return switch (region) {
            case NA -> "North America";
            case EU -> "Europe, India";
            case FE -> "Far East";
        };
    }

    private String skillId(Case attempt) {
        return skills.find(attempt.attempt().clientId()).map(Skill::skillId).orElse("the skill's id");
    }
}
