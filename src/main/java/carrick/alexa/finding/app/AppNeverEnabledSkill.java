package carrick.alexa.finding.app;

import carrick.alexa.AlexaPreset;
import carrick.client.Client;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** The app got its code, and Alexa never came for the tokens: the app's call to Alexa's enablement API was refused or never made. */
@ApplicationScoped
@Catalogue({101, 102, 103, 105})
class AppNeverEnabledSkill implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        var uri = attempt.attempt().redirectUri();
        return attempt.silentSince(Milestone.CODE_ISSUED)
                .filter(silence -> isOfApp(uri)
                        && attempt.client()
                                .filter(AppNeverEnabledSkill::isLinkedWithAlexa)
                                .isPresent())
                .map(silence -> finding(uri, silence));
    }

    private Finding finding(String uri, Duration silence) {
        return Finding.error(this)
                .explained(
                        "The code went to an app, which has to hand it to Alexa by the enablement API. Alexa calls this"
                                + " server while it answers that call, and it did not: the call was refused before, or never made.")
                .seen("code issued for " + uri)
                .seen("no token request since, for " + silence.toSeconds() + " s")
                .cured("Look at the answer that the app got from POST /v1/users/~current/skills/{skillId}/enablement."
                        + " 400: write Authorization: Bearer with a capital B, and \"redirectUri\": \"" + uri
                        + "\" in accountLinkRequest. 401: Amazon's code lives five minutes, exchange it at once. 403: allow"
                        + " the scope alexa::skills:account_linking, and in the development stage use the account of the"
                        + " developer or of a beta tester. 404: use the host that /v1/alexaApiEndpoint names. No call:"
                        + " the app never got the code back; see whether it opens for " + uri + ".")
                .shown("Nothing: what the app shows is its own.")
                .likely(
                        85,
                        "The redirect URI is not Alexa's and the client has Alexa's as well: this is linking from an"
                                + " app, where nothing reaches this server before the enablement call.");
    }

    /** Alexa calls nobody for the demo, or for a test on a developer's machine. */
    private static boolean isOfApp(String redirectUri) {
        return redirectUri != null && !redirectUri.startsWith("http://") && !AlexaPreset.isRedirectUrl(redirectUri);
    }

    private static boolean isLinkedWithAlexa(Client client) {
        return client.redirectUris().stream().anyMatch(AlexaPreset::isRedirectUrl);
    }
}
