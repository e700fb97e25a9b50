package carrick.alexa.finding.exchange;

import carrick.alexa.finding.TokenFailure;
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
import java.util.stream.Collectors;

/** Something of the token request is missing, there twice, or broken. */
@ApplicationScoped
@Catalogue(51)
class TokenRequestGarbled implements Rule {

    @Inject
    TokenFailures requests;

    @Inject
    Settings settings;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return requests.of(
                        attempt,
                        "PARAMETER_MISSING",
                        "PARAMETER_REPEATED",
                        "PARAMETER_MALFORMED",
                        "GRANT_TYPE_UNSUPPORTED",
                        "BODY_TOO_LARGE",
                        "BODY_TOO_SLOW",
                        "BODY_UNREADABLE",
                        "REQUEST_REFUSED")
                .or(() -> requests.of(attempt, "CLIENT_CREDENTIALS_MISSING")
                        .filter(failure -> failure.sent("client_secret").isPresent()))
                .map(failure -> failure.told(finding(failure)));
    }

    private Finding finding(TokenFailure failure) {
        var presented = failure.step().presented();
        return Finding.error(this)
                .explained("The token request is not as Alexa sends it: " + words(failure)
                        + ". Something in front of this server" + " changed it, or a test tool sent it.")
                .seen(presented == null ? null : "presented: " + presented)
                .seen("parameters that arrived: " + parameters(failure))
                .cured("Let " + settings.text(Setting.ISSUER)
                        + "/oauth/token get the request as Alexa sends it: grant_type, and"
                        + " code with redirect_uri, or refresh_token, once each, as a form in the body. Look for a redirect, an"
                        + " API gateway or a function in front of Carrick that builds the request anew.");
    }

    private static String words(TokenFailure failure) {
        var parameter = failure.step().presented() == null
                ? "a parameter"
                : failure.step().presented().replaceFirst("^parameter ", "");
        return switch (failure.step().fault()) {
            case "PARAMETER_MISSING" -> parameter + " is missing";
            case "CLIENT_CREDENTIALS_MISSING" -> "it has a client_secret and no client_id";
            case "PARAMETER_REPEATED" -> parameter + " is there more than once";
            case "PARAMETER_MALFORMED" -> "a percent sign in it is not followed by two hexadecimal digits";
            case "GRANT_TYPE_UNSUPPORTED" -> parameter + " is none that this server knows";
            case "BODY_TOO_LARGE" -> "it is larger than any token request can be";
            default -> "it did not arrive whole, or in time";
        };
    }

    private static String parameters(TokenFailure failure) {
        var all = failure.step().request().keySet().stream()
                .filter(name -> name.matches("[a-z_]+") && !name.equals("method") && !name.equals("cookies"))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none could be read" : all;
    }
}
