package carrick.alexa.finding.browser;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The customer went to the OpenID provider, and came back without having signed in. */
@ApplicationScoped
class UpstreamFails implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("UPSTREAM_AWAY", "UPSTREAM_REFUSED").map(this::finding);
    }

    private Finding finding(Step last) {
        if (String.valueOf(last.presented()).contains("access_denied")) {
            return told(
                    Finding.warning(this)
                            .explained("The customer refused at the OpenID provider, or may not use this server there.")
                            .cured(
                                    "Nothing to mend, if that was meant. Otherwise look at the provider whether this person may"
                                            + " use the client."),
                    last);
        }
        var finding = last.failedWith("UPSTREAM_AWAY")
                ? Finding.error(this)
                        .explained("The OpenID provider did not answer. Links that exist do not need it.")
                        .cured("Look at the provider, and at the way from node " + last.node() + " to it.")
                : Finding.error(this)
                        .explained("The OpenID provider refused, or answered with something that cannot be believed.")
                        .cured(
                                "Compare client id, secret and redirect URI as registered at the provider with carrick.oidc.client-id,"
                                        + " carrick.oidc.client-secret and the address of this server followed by /oauth/upstream; compare"
                                        + " the clocks of both.");
        return told(finding, last);
    }

    private static Finding told(Finding finding, Step last) {
        return finding.seen("at " + last.at() + ": " + last.presented())
                .shown("This server's login page: \"Signing in there did not work.\"");
    }
}
