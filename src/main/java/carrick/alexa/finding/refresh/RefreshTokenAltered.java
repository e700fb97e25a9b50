package carrick.alexa.finding.refresh;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.token.Stranger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What came as a refresh token is not what this server gave out. */
@ApplicationScoped
@Catalogue(83)
class RefreshTokenAltered implements Rule {

    @Inject
    TokenFailures requests;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "REFRESH_TOKEN_UNKNOWN")
                .filter(failure -> failure.sent(Stranger.FIELD)
                        .filter(why ->
                                List.of("OTHER_FORM", "OTHER_KIND", "ALTERED").contains(why))
                        .isPresent())
                .map(
                        failure -> failure.told(
                                Finding.error(this)
                                        .explained(
                                                "What came as a refresh token is none that this server gives out: most likely the link was made at the authorization server"
                                                        + " that the skill used before, or the token was cut where somebody stored it.")
                                        .seen("refresh_token presented: "
                                                + failure.step().presented())
                                        .seen(failure.sent(Stranger.LINK)
                                                .map(link -> "the token is of link " + link + ", made at "
                                                        + failure.sent("link made at")
                                                                .orElse("?"))
                                                .orElse(null))
                                        .seen("node that was asked: "
                                                + failure.step().node())
                                        .cured(
                                                "If the skill moved to this server, its customers disable and enable it once. Otherwise compare Access Token URI with "
                                                        + "the address of this server's token endpoint, and look whether the presented length is that of the token in the trace of the link.")));
    }
}
