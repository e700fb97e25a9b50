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
import java.util.List;
import java.util.Optional;

/** What came as a code is not what this server gave out. */
@ApplicationScoped
@Catalogue(55)
class CodeAltered implements Rule {

    @Inject
    TokenFailures requests;

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(attempt, "CODE_UNKNOWN")
                .filter(failure -> failure.sent(Stranger.FIELD)
                        .filter(why ->
                                List.of("OTHER_FORM", "OTHER_KIND", "ALTERED").contains(why))
                        .isPresent())
                .map(
                        failure -> failure.told(
                                Finding.error(this)
                                        .explained(
                                                "What came as a code is none that this server gives out: it is another server's, or it was cut or changed on its way"
                                                        + " through the browser.")
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
                                                "Enter " + settings.text(Setting.ISSUER)
                                                        + "/oauth/authorize as Your Web Authorization URI and "
                                                        + settings.text(Setting.ISSUER) + "/oauth/token as"
                                                        + " Access Token URI, so that both halves come to this server. If they do, look for what changes the redirect to Alexa.")));
    }
}
