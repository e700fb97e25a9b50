package carrick.alexa.finding.reach;

import carrick.alexa.finding.Absence;
import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.LinkAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Alexa's servers do not get through to the token endpoint: certificate, firewall, bot protection, name or address. */
@ApplicationScoped
@Catalogue({1, 2, 3, 5, 6, 7, 8, 10})
class TokenEndpointUnreachable implements Rule {

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Absence.of(attempt).map(absence -> {
            var finding = absence.seenBy(Finding.error(this)
                    .explained("The customer allowed the link and was sent back to Alexa with a code, and then no token"
                            + " request arrived: it may be that Alexa's servers cannot reach this one, although browsers"
                            + " can. " + suspects(absence.visits()))
                    .cured(cure(absence.visits()))
                    .shown(AlexaShowed.UNABLE));
            return weighed(finding, attempt, absence);
        });
    }

    private static Finding weighed(Finding finding, Case attempt, Absence absence) {
        return switch (absence.visits()) {
            case NEVER ->
                finding.likely(
                        70, "The client has never come for tokens: so it is where it cannot reach the server at all.");
            case STOPPED ->
                finding.seen("left since then: this code and those of "
                                + absence.waiting().size() + " other attempts, the first begun at "
                                + first(attempt, absence))
                        .likely(
                                80,
                                "The client came before, and since one moment it comes for nobody: so it is when a"
                                        + " certificate expires or a firewall is changed.");
            case BEFORE ->
                finding.likely(
                        40, "The client came before, and this is the first code it leaves: it may be this one alone.");
            case FOR_OTHERS ->
                finding.likely(
                        10,
                        "The client was here since this code was issued: it is unreachable for a part of Alexa's"
                                + " servers at most, or for moments.");
        };
    }

    private static Instant first(Case attempt, Absence absence) {
        return absence.waiting().stream()
                .map(LinkAttempt::begunAt)
                .min(Comparator.naturalOrder())
                .filter(attempt.attempt().begunAt()::isAfter)
                .orElse(attempt.attempt().begunAt());
    }

    private static String suspects(Absence.Visits visits) {
        return switch (visits) {
            case NEVER ->
                "In the order of what is usual: Access Token URI is mistyped; the intermediate certificate is not"
                        + " sent along; bot protection or a firewall turns away who is no browser.";
            case STOPPED ->
                "As it worked before: the certificate has expired or was renewed without its intermediate one, or a"
                        + " firewall, bot protection or proxy was changed.";
            case BEFORE ->
                "Look at the certificate first, then at what firewall and bot protection turned away at that time.";
            case FOR_OTHERS ->
                "As it works for others: one of several addresses of this server is dead, such as an AAAA record, or bot"
                        + " protection challenges some requests.";
        };
    }

    private String cure(Absence.Visits visits) {
        var endpoint = settings.text(Setting.ISSUER) + "/oauth/token";
        var host = URI.create(endpoint).getHost();
        return "In the developer console, Access Token URI must be " + endpoint
                + ". Then call it as Alexa does, from outside your network: curl -si --http1.1 -A Apache-HttpClient -d"
                + " grant_type=authorization_code " + endpoint
                + " must answer 401 invalid_client with the header X-Link-Attempt, which only this server sends."
                + (visits == Absence.Visits.FOR_OTHERS
                        ? " Try it with -4 and with -6: an address that does not answer must leave the DNS."
                        : " If it complains of the certificate, have the server send the whole chain (openssl s_client"
                                + " -connect " + host + ":443 -servername " + host
                                + " must end in \"Verify return code: 0\"). If it answers a page, or not at all, exempt"
                                + " /oauth/token from bot protection, and let the firewall pass it from everywhere:"
                                + " Amazon names no addresses.");
    }
}
