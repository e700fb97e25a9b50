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
import java.util.regex.Pattern;

/** The server is known by a name or address that leads nowhere outside its own network, so Alexa's servers cannot come. */
@ApplicationScoped
@Catalogue(10)
class IssuerNotPublic implements Rule {

    /** RFC6761, RFC8375, RFC1918, RFC4193, and names without a dot. */
    private static final Pattern PRIVATE = Pattern.compile("[^.:]+"
            + "|.*\\.(?:localhost|local|internal|lan|home|home\\.arpa|intranet|test|invalid)"
            + "|(?:10|127)(?:\\.\\d+){3}|(?:169\\.254|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))(?:\\.\\d+){2}"
            + "|\\[(?:::1|f[cd].*|fe80.*)]");

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        var issuer = settings.text(Setting.ISSUER);
        return Absence.of(attempt)
                .filter(absence -> absence.visits() == Absence.Visits.NEVER && isPrivate(issuer))
                .map(absence -> absence.seenBy(Finding.error(this)
                        .explained("A browser in this network can use the server, Alexa's servers cannot: "
                                + URI.create(issuer).getHost() + " leads nowhere outside.")
                        .seen("carrick.issuer: " + issuer)
                        .cured("Give the server a public name with a certificate, set carrick.issuer to it, such as"
                                + " https://id.example.com, and enter that name with /oauth/token as Access Token URI and"
                                + " with /oauth/authorize as Your Web Authorization URI in the developer console.")
                        .shown(AlexaShowed.UNABLE)
                        .likely(95, "The client has never come, and by that address nobody outside can.")));
    }

    static boolean isPrivate(String issuer) {
        return PRIVATE.matcher(URI.create(issuer).getHost().toLowerCase(java.util.Locale.ROOT))
                .matches();
    }
}
