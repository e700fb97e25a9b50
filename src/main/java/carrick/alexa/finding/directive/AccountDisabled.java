package carrick.alexa.finding.directive;

import carrick.account.Account;
import carrick.alexa.finding.AlexaShowed;
import carrick.alexa.finding.AmazonsGrant;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The customer's account is disabled here, while Alexa still has tokens for it. */
@ApplicationScoped
@Catalogue({82, 88})
class AccountDisabled implements Rule {

    @Inject
    AmazonsGrant amazon;

    @Override
    public Optional<Finding> examine(Case attempt) {
        return amazon.link(attempt)
                .filter(family -> family.ending() == null && !family.isAlive())
                .map(family -> family.grant().account())
                .filter(Account::isDisabled)
                .map(account -> finding(attempt, account));
    }

    private Finding finding(Case attempt, Account account) {
        var refused = attempt.last(step -> step.failedWith("LINK_ENDED", "GRANTEE_UNLINKED"));
        return Finding.error(this)
                .explained(
                        "The account " + account.username()
                                + " is disabled. Its tokens stay as they are, and none of them works:"
                                + " Alexa tells the customer that the account has to be linked again, which cannot be done either.")
                .seen("account " + account.username() + ": disabled")
                .seen(refused.map(step -> step.name() + " refused at " + step.at() + ": " + step.fault()
                                + (step.presented() == null ? "" : ", " + step.presented()))
                        .orElse(null))
                .cured("Enable the account " + account.username()
                        + " again, and the link works as before; or end the link, if the customer is not to come back.")
                .shown(AlexaShowed.LINK_AGAIN);
    }
}
