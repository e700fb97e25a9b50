package carrick.alexa.finding.exchange;

import carrick.alexa.finding.TokenFailures;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.token.Stranger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** One Carrick made the code, and another one, with another database, was asked to exchange it. */
@ApplicationScoped
@Catalogue(55)
class CodeOfOtherDatabase implements Rule {

    @Inject
    TokenFailures requests;

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CODE_UNKNOWN")
                .filter(failure -> failure.sent(Stranger.FIELD)
                        .filter(Stranger.NOT_IN_DATABASE.name()::equals)
                        .isPresent())
                .map(
                        failure -> failure.told(
                                Finding.error(this)
                                        .explained(
                                                "The code is one of Carrick's, but the database of this server has never had it, or has it no more: the browser was at"
                                                        + " another server, or at another stage of this one, than the token request. Codes are kept for three days.")
                                        .seen("code presented: "
                                                + failure.step().presented())
                                        .seen(failure.sent(Stranger.LINK)
                                                .map(link -> "the code names attempt " + link + ", made at "
                                                        + failure.sent("link made at")
                                                                .orElse("?"))
                                                .orElse(null))
                                        .seen("node that was asked: "
                                                + failure.step().node())
                                        .cured(
                                                "Compare the host of Your Web Authorization URI with that of Access Token URI ("
                                                        + settings.text(Setting.ISSUER) + "/oauth/token):"
                                                        + " both must lead to the same installation. Of several nodes, set the same data source jdbc/carrick on each.")));
    }
}
