package carrick.preflight.lint;

import carrick.alexa.AlexaPreset;
import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Ledger;
import carrick.preflight.exam.Stage;
import carrick.preflight.exam.Target;
import carrick.preflight.wire.Parameters;
import carrick.preflight.wire.Wire;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads what was entered. */
public final class ConfigurationLint implements Stage {

    private static final List<String> ALEXA_SENDS = List.of(
            "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method");

    private static final List<String> CREDENTIALS =
            List.of("client_secret", "client_id", "code", "refresh_token", "password");
    private static final int MOST = 15;
    private static final int LEAST_EXPIRATION = 360;
    private static final int SHORTEST_SECRET = 20;

    @Override
    public String name() {
        return "The configuration as entered";
    }

    @Override
    public List<? extends Check> checks() {
        return List.of(LintCheck.values());
    }

    @Override
    public Set<Ground> needs() {
        return Set.of();
    }

    @Override
    public void run(Examination examination) {
        var target = examination.target();
        var ledger = examination.ledger();
        readUris(target, ledger);
        readQueries(target, ledger);
        readRedirectUris(target, ledger);
        readClient(target, ledger);
        readLists(target, ledger);
        readTheRest(target, ledger);
        if (ledger.firstFatal().isEmpty()) {
            examination.holds(Ground.CONFIGURATION);
        }
    }

    private static void readUris(Target target, Ledger ledger) {
        ledger.judge(LintCheck.URI_NOT_HTTPS, all(target, uri -> "https".equals(uri.getScheme())), told(target));
        ledger.judge(LintCheck.PORT_IS_NOT443, all(target, uri -> Wire.portOf(uri) == 443), told(target));
        ledger.judge(
                LintCheck.HOST_IS_AN_ADDRESS,
                all(target, uri -> !uri.getHost().matches("[0-9.]+|.*:.*")),
                told(target));
        ledger.judge(LintCheck.URI_HAS_A_FRAGMENT, all(target, uri -> uri.getRawFragment() == null), told(target));
        ledger.judge(LintCheck.URI_HAS_USER_INFO, all(target, uri -> uri.getRawUserInfo() == null), "");
        var authorization = path(target.authorizationUri());
        var token = path(target.tokenUri());
        var swapped = authorization.contains("token") && !token.contains("token")
                || token.contains("auth") && token.endsWith("authorize");
        ledger.judge(LintCheck.URIS_SWAPPED, !swapped, told(target));
    }

    private static boolean all(Target target, Predicate<URI> rule) {
        return Stream.of(target.authorizationUri(), target.tokenUri()).allMatch(rule);
    }

    private static String told(Target target) {
        return "Authorization URI: " + bare(target.authorizationUri()) + "\nToken URI: " + bare(target.tokenUri());
    }

    private static String bare(URI uri) {
        return uri.toString().replaceAll("//[^/@]*@", "//…@");
    }

    private static String path(URI uri) {
        return uri.getRawPath() == null ? "" : uri.getRawPath().toLowerCase(Locale.ROOT);
    }

    private static void readQueries(Target target, Ledger ledger) {
        var doubled = Parameters.parse(target.authorizationUri().getRawQuery()).names().stream()
                .filter(ALEXA_SENDS::contains)
                .toList();
        ledger.judge(LintCheck.PARAMETER_IN_AUTHORIZATION_URI, doubled.isEmpty(), String.join(", ", doubled));
        var credentials = Parameters.parse(target.tokenUri().getRawQuery()).names().stream()
                .filter(CREDENTIALS::contains)
                .toList();
        ledger.judge(LintCheck.SECRET_IN_TOKEN_URI, credentials.isEmpty(), String.join(", ", credentials));
        ledger.judge(LintCheck.TYPE_IS_NOT_AUTH_CODE, target.type().equals("AUTH_CODE"), target.type());
    }

    private static void readRedirectUris(Target target, Ledger ledger) {
        var uris = target.redirectUris();
        var foreign =
                uris.stream().filter(uri -> !AlexaPreset.isRedirectUrl(uri)).toList();
        ledger.judge(LintCheck.REDIRECT_HOST_UNKNOWN, foreign.isEmpty(), String.join("\n", foreign));
        var missing = AlexaPreset.REGIONS.stream()
                .filter(host -> uris.stream().noneMatch(uri -> uri.startsWith("https://" + host + "/")))
                .toList();
        ledger.judge(
                LintCheck.REGION_MISSING,
                missing.isEmpty(),
                missing.isEmpty() ? "" : "Missing: " + String.join(", ", missing));
        var vendors = uris.stream()
                .filter(AlexaPreset::isRedirectUrl)
                .map(uri -> uri.substring(uri.lastIndexOf('/') + 1))
                .distinct()
                .toList();
        ledger.judge(LintCheck.VENDOR_ID_DIFFERS, vendors.size() <= 1, String.join(", ", vendors));
    }

    private static void readClient(Target target, Ledger ledger) {
        var id = target.clientId();
        var secret = target.clientSecret();
        ledger.judge(LintCheck.CLIENT_ID_HAS_WHITESPACE, id.equals(id.strip()), "");
        if (ledger.judge(LintCheck.SECRET_MISSING, !secret.isEmpty(), "")) {
            ledger.judge(LintCheck.SECRET_HAS_SPECIAL_CHARACTERS, secret.matches("[A-Za-z0-9._~-]*"), "");
            ledger.judge(
                    LintCheck.SECRET_IS_SHORT, secret.length() >= SHORTEST_SECRET, secret.length() + " characters");
        }
        var messaging = target.messagingClientId();
        if (!messaging.isEmpty()) {
            ledger.judge(
                    LintCheck.MESSAGING_CLIENT_ID_WRONG,
                    messaging.startsWith("amzn1.application-oa2-client.") && !messaging.equals(id),
                    messaging);
        }
    }

    private static void readLists(Target target, Ledger ledger) {
        var scopes = target.scopes();
        ledger.judge(LintCheck.SCOPE_MISSING, !scopes.isEmpty(), "");
        var bad = scopes.stream()
                .filter(scope -> !scope.matches("[\\x21\\x23-\\x2B\\x2D-\\x5B\\x5D-\\x7E]+"))
                .toList();
        ledger.judge(LintCheck.SCOPE_MALFORMED, bad.isEmpty(), String.join("\n", bad));
        ledger.judge(LintCheck.TOO_MANY_SCOPES, scopes.size() <= MOST, scopes.size() + " scopes");
        var domains = target.domains();
        ledger.judge(LintCheck.TOO_MANY_DOMAINS, domains.size() <= MOST, domains.size() + " domains");
        var odd = domains.stream()
                .filter(domain -> !domain.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*"))
                .toList();
        ledger.judge(LintCheck.DOMAIN_MALFORMED, odd.isEmpty(), String.join("\n", odd));
    }

    private static void readTheRest(Target target, Ledger ledger) {
        var expiration = target.defaultTokenExpiration();
        ledger.judge(
                LintCheck.DEFAULT_EXPIRATION_TOO_SHORT,
                expiration.orElse(LEAST_EXPIRATION) >= LEAST_EXPIRATION,
                expiration.map(seconds -> seconds + " seconds").orElse(""));
        var app = target.appRedirectUris();
        ledger.judge(LintCheck.APP_REDIRECT_SET, app.isEmpty(), String.join("\n", app));
    }
}
