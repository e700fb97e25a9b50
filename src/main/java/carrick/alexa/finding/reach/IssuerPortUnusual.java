package carrick.alexa.finding.reach;

import carrick.alexa.finding.Absence;
import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/** The server is reached by a port that Amazon does not promise to call. */
@ApplicationScoped
@Catalogue(4)
class IssuerPortUnusual implements Rule {

    private static final int HTTPS = 443;

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        var issuer = URI.create(settings.text(Setting.ISSUER));
        return Absence.of(attempt)
                .filter(absence ->
                        absence.visits() == Absence.Visits.NEVER && issuer.getPort() >= 0 && issuer.getPort() != HTTPS)
                .map(absence -> absence.seenBy(Finding.error(this)
                        .explained("Amazon asks for port 443. Browsers take port " + issuer.getPort()
                                + " as well; some people report that Alexa's servers do, others that they do not.")
                        .seen("carrick.issuer: " + issuer)
                        .cured("Let port 443 of " + issuer.getHost() + " lead here, set carrick.issuer to https://"
                                + issuer.getHost() + issuer.getRawPath() + " and enter https://" + issuer.getHost()
                                + issuer.getRawPath() + "/oauth/token as Access Token URI and https://"
                                + issuer.getHost() + issuer.getRawPath()
                                + "/oauth/authorize as Your Web Authorization URI.")
                        .shown(AlexaShowed.UNABLE)
                        .likely(75, "The client has never come, and the port is not the one that Amazon asks for.")));
    }
}
