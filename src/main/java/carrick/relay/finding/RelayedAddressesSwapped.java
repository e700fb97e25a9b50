package carrick.relay.finding;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.relay.RelayFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The one address of a relay was called as if it were the other. */
@ApplicationScoped
class RelayedAddressesSwapped implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.failed(RelayFault.RELAYED_METHOD_WRONG.name()).map(step -> Finding.error(this)
                .explained(
                        "An address of the relay was called as only the other one is: in the developer console the two are"
                                + " swapped, or something in front of this server turned a POST into a GET.")
                .seen("expected: " + step.expected() + ", came: " + step.presented())
                .cured(
                        "Enter the two addresses as the page of the relay shows them: the one that ends in /authorize as Your Web"
                                + " Authorization URI, the one that ends in /token as Access Token URI."));
    }
}
