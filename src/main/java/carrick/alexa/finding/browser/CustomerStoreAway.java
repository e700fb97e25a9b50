package carrick.alexa.finding.browser;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whoever keeps this customer's password did not answer. */
@ApplicationScoped
class CustomerStoreAway implements Rule {

    private static final String FAULT = "CUSTOMER_STORE_AWAY";

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked(FAULT).map(last -> Finding.error(this)
                .explained(
                        "A store of customers that others keep did not answer, so nobody could say whether the password is"
                                + " right. Links that exist do not need it.")
                .seen("the last of " + Standstill.count(attempt, FAULT) + " at " + last.at() + ": " + last.presented())
                .seen("node: " + last.node())
                .cured(
                        "Look at that directory or database, and at the way from the node to it: name, port, certificate, the"
                                + " password of carrick.ldap.bind-dn. The customer tries again.")
                .shown("This server's login page: \"We cannot check your password at the moment.\""));
    }
}
