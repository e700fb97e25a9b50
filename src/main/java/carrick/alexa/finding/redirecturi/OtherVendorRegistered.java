package carrick.alexa.finding.redirecturi;

import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.Likeness;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The client has redirect URLs of Alexa, but those of another vendor id: of another developer account, or mistyped. */
@ApplicationScoped
@Catalogue(14)
class OtherVendorRegistered implements Rule {

    @Inject
    Refusals refusals;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return refusals.of(attempt, Misfit.OTHER_VENDOR).map(refusal -> {
            var sent = Misfit.vendorOf(refusal.presented());
            var known = Misfit.vendorOf(refusal.nearest());
            return refusal.seenIn(Finding.error(this))
                    .explained("Alexa sends its customers back to the vendor id " + sent + ", and the client knows "
                            + known + ". "
                            + (Likeness.isNear(sent, known)
                                    ? "They are so alike that one is mistyped."
                                    : "The skill was made, or copied, under another developer account than the one"
                                            + " whose redirect URL was registered."))
                    .seen("vendor id presented: " + sent)
                    .seen("vendor id registered: " + known)
                    .cured("Set alexa_redirect_url of the client " + refusal.client() + " to " + refusal.presented()
                            + ": it must be one of the Alexa Redirect URLs of this very skill in the developer console."
                            + " If the skill of " + known
                            + " is in use as well, give each skill a client of its own.")
                    .shown(AlexaShowed.OUR_PAGE);
        });
    }
}
