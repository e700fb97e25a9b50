package carrick.alexa.finding.asked;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The console asks for a token in the browser, which a smart home skill cannot use and this server does not give. */
@ApplicationScoped
@Catalogue(23)
class ImplicitGrantConfigured implements Rule {

    private static final String IMPLICIT_PATH = "/spa/skill/account-linking-status.html";

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("RESPONSE_TYPE_UNSUPPORTED", "REDIRECT_URI_UNREGISTERED")
                .filter(step -> responseType(step).equals("token") || isImplicit(step.presented()))
                .map(step -> Finding.error(this)
                        .explained(
                                "The skill is set up for the implicit grant: Alexa asks for a token in the browser."
                                        + " Smart home skills need the authorization code grant, and this server gives no other.")
                        .seen("response_type presented: " + responseType(step))
                        .seen("expected: code")
                        .seen(isImplicit(step.presented()) ? "redirect_uri presented: " + step.presented() : null)
                        .cured(
                                "Choose Auth Code Grant instead of Implicit Grant in the developer console, and enter"
                                        + " Access Token URI, Your Secret and Your Authentication Scheme, which it then asks for.")
                        .shown(
                                step.failedWith("RESPONSE_TYPE_UNSUPPORTED")
                                        ? AlexaShowed.ERROR_PARAMETER
                                        : AlexaShowed.OUR_PAGE));
    }

    private static String responseType(Step step) {
        return step.request().getOrDefault("response_type", "");
    }

    private static boolean isImplicit(String redirectUri) {
        return redirectUri != null && redirectUri.contains(IMPLICIT_PATH);
    }
}
