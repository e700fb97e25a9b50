package carrick.alexa.finding.browser;

import carrick.authorization.UpstreamResource;
import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The customer went to the OpenID provider, and was not seen again. */
@ApplicationScoped
class NobodyCameBackFromProvider implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Standstill.atProvider(attempt)
                .filter(left -> Standstill.isLeft(attempt, Milestone.REQUEST_ACCEPTED))
                .map(left -> finding(attempt, left));
    }

    private Finding finding(Case attempt, Step left) {
        var others = Standstill.othersSignedIn(attempt);
        var host = left.passed().stream()
                .filter(rule -> rule.startsWith(UpstreamResource.SENT))
                .map(rule -> rule.substring(UpstreamResource.SENT.length()))
                .findFirst()
                .orElse("the provider");
        var finding = others ? Finding.info(this) : Finding.warning(this);
        return finding.explained("The customer was sent to the OpenID provider and did not come back."
                        + (others
                                ? " Others signed in on the same day, so the way is open."
                                : " Nobody else signed in on the same day: the provider's page may not work inside the Alexa app, as Google's"
                                        + " does not, or may refuse the request."))
                .seen("sent to " + host + " at " + left.at() + "; quiet for the last "
                        + Standstill.quiet(attempt).toSeconds() + " seconds")
                .seen("browser: " + AgentFamily.of(attempt.attempt().userAgent()))
                .cured(
                        others
                                ? "Nothing to enter, unless many stop here."
                                : "Enter " + host
                                        + " and every host that its page loads from in the Domain List; register the address of this server"
                                        + " followed by /oauth/upstream as redirect URI at the provider; open the link in the Alexa app and look. A"
                                        + " provider that refuses embedded browsers cannot be used for linking in the app.")
                .shown("The provider's page.");
    }
}
