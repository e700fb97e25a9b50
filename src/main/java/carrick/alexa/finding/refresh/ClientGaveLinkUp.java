package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The client revoked the link and refreshes it all the same. */
@ApplicationScoped
@Catalogue(82)
class ClientGaveLinkUp implements Rule {

    @Inject
    TokenFailures requests;

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "LINK_ENDED")
                .filter(failure -> String.valueOf(failure.step().presented()).equals("REVOKED_BY_CLIENT"))
                .map(
                        failure -> failure.told(
                                Finding.error(this)
                                        .explained("Somebody with the secret of client "
                                                + failure.step().clientId()
                                                + " revoked the link, and Alexa still uses it. Alexa does"
                                                + " not revoke tokens by itself: a cloud or a script of yours did.")
                                        .seen(
                                                "expected: the refresh token of a link that lives; presented: of one that has ended, "
                                                        + failure.step().presented())
                                        .cured(
                                                "Find what posts to " + settings.text(Setting.ISSUER)
                                                        + "/oauth/revoke as client "
                                                        + failure.step().clientId()
                                                        + " and take that out, or end the link at Alexa as well. The customer disables and enables the skill.")));
    }
}
