package carrick.alexa.finding.redirecturi;

import carrick.alexa.AlexaPreset;
import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.Likeness;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** To a human eye the client has this redirect URI: a slash, capitals, percent-encoding or the scheme differ, or one goes on where the other ends. */
@ApplicationScoped
@Catalogue(15)
class RedirectUriWrittenOtherwise implements Rule {

    @Inject
    Refusals refusals;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return refusals.of(attempt, Misfit.WRITTEN_OTHERWISE).map(refusal -> refusal.seenIn(Finding.error(this))
                .explained("The client has this redirect URI in another spelling: "
                        + what(refusal.presented(), refusal.nearest())
                        + ". Redirect URIs are compared character by character (RFC9700-2.1).")
                .seen("first difference: " + Likeness.firstDifference(refusal.presented(), refusal.nearest()))
                .cured(cure(refusal))
                .shown(AlexaShowed.OUR_PAGE));
    }

    private static String what(String presented, String known) {
        if (presented.replaceAll("/+$", "").equals(known.replaceAll("/+$", ""))) {
            return "a slash at the end";
        } else if (presented.equalsIgnoreCase(known)) {
            return "capitals";
        } else if (presented.startsWith(known) || known.startsWith(presented)) {
            return "one of them ends where the other goes on";
        } else if (presented.replaceFirst("^https?:", "").equals(known.replaceFirst("^https?:", ""))) {
            return "http and https";
        } else if ((presented + known).contains("%")) {
            return "characters that are percent-encoded in one, or otherwise, and not in the other";
        }
        return "several of slash, capitals, port and region";
    }

    private static String cure(Refusal refusal) {
        return AlexaPreset.isRedirectUrl(refusal.presented())
                ? "Set alexa_redirect_url of the client " + refusal.client() + " to " + refusal.presented()
                        + ", and remove " + refusal.nearest() + " from its redirect_uris."
                : "Write " + refusal.presented() + " into redirect_uris of the client " + refusal.client()
                        + " instead of " + refusal.nearest() + ", or send the latter.";
    }
}
