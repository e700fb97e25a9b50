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

/** A host that is not Alexa's, or a slip of the pen: what the client has and what was sent differ in a few letters, or in the host alone. */
@ApplicationScoped
@Catalogue(13)
class RedirectUriMistyped implements Rule {

    @Inject
    Refusals refusals;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return refusals.of(attempt, Misfit.MISTYPED).map(refusal -> refusal.seenIn(Finding.error(this))
                .explained(explanation(refusal))
                .seen("nearest registered: " + refusal.nearest() + ", "
                        + Likeness.distance(refusal.presented(), refusal.nearest())
                        + " characters apart, the first is "
                        + Likeness.firstDifference(refusal.presented(), refusal.nearest()))
                .cured(cure(refusal))
                .shown(AlexaShowed.OUR_PAGE));
    }

    private static String explanation(Refusal refusal) {
        if (AlexaPreset.isRedirectUrl(refusal.presented())) {
            return "The client has the redirect URL of this skill at " + host(refusal.nearest())
                    + ", which is none of the hosts that Alexa sends its customers back to: "
                    + String.join(", ", AlexaPreset.REGIONS) + ".";
        } else if (Misfit.isOfSkill(refusal.presented())) {
            return "The request wants its customer back at " + host(refusal.presented())
                    + ", which is none of the hosts of Alexa that Carrick knows: "
                    + String.join(", ", AlexaPreset.REGIONS) + ". The rest is right.";
        }
        return "The redirect URI of the request is almost one of the client's: one of the two is mistyped.";
    }

    private static String cure(Refusal refusal) {
        if (AlexaPreset.isRedirectUrl(refusal.presented())) {
            return "Set alexa_redirect_url of the client " + refusal.client() + " to " + refusal.presented()
                    + ", and remove " + refusal.nearest() + " from its redirect_uris.";
        } else if (Misfit.isOfSkill(refusal.presented())) {
            return "Look whether the developer console shows " + refusal.presented()
                    + " under Alexa Redirect URLs. If so, add it to redirect_uris of the client " + refusal.client()
                    + "; otherwise let whoever sent it send " + refusal.nearest() + ".";
        }
        return "If " + refusal.presented() + " is right, write it into redirect_uris of the client " + refusal.client()
                + " instead of " + refusal.nearest() + "; otherwise send the latter.";
    }

    private static String host(String uri) {
        return uri.replaceFirst("^[^/]*//([^/]*).*", "$1");
    }
}
