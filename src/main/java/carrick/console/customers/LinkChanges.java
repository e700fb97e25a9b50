package carrick.console.customers;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.account.factor.SecondFactors;
import carrick.alexa.delivery.Delivery;
import carrick.alexa.delivery.EventDelivery;
import carrick.alexa.delivery.Events;
import carrick.grant.Grants;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.platform.Id;
import carrick.platform.Jobs;
import carrick.session.BrowserSessions;
import carrick.session.Realm;
import carrick.staff.AuditEntries;
import carrick.trace.LinkAttempts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

/** What staff does to a customer's links. Who may is asked by whoever calls. */
@ApplicationScoped
public class LinkChanges {

    private static final String BY = "staff";

    @Inject
    Accounts accounts;

    @Inject
    SecondFactors factors;

    @Inject
    TokenFamilies families;

    @Inject
    Grants grants;

    @Inject
    BrowserSessions sessions;

    @Inject
    LinkAttempts attempts;

    @Inject
    Events events;

    @Inject
    Delivery delivery;

    @Inject
    Jobs jobs;

    @Inject
    AuditEntries audit;

    /** Ends one link, such as one household's. @return whether it was alive */
    @Transactional
    public boolean end(long number) {
        var ended = families.find(number).filter(family -> grants.end(family, BY));
        ended.ifPresent(family -> audit.note("link.end", subject(family), "alive", "ended"));
        return ended.isPresent();
    }

    private static String subject(TokenFamily family) {
        return "link " + Id.show(family.id()) + " of account "
                + family.grant().account().username() + " with client " + family.clientId();
    }

    /** Ends every link of the account, and signs it out of its own page. @return how many were alive */
    @Transactional
    public int endAll(Account account) {
        var alive = families.ofAccount(account.id());
        alive.forEach(family -> grants.end(family, BY));
        sessions.endAll(Realm.CUSTOMER, account.username());
        audit.note("account.end", subject(account), alive.size() + " links", "none");
        return alive.size();
    }

    /** From now on nobody signs in with it, and none of its tokens works; enabling it undoes that. */
    @Transactional
    public void disable(Account account) {
        accounts.disable(account.username());
        sessions.endAll(Realm.CUSTOMER, account.username());
        audit.note("account.disable", subject(account), "enabled", "disabled");
    }

    /** For somebody who lost phone and recovery codes: from now on the password is enough, until another second factor is set up. */
    @Transactional
    public boolean forgetFactors(Account account) {
        var kinds = factors.kinds(account);
        var forgotten = factors.forget(account);
        if (forgotten) {
            sessions.endAll(Realm.CUSTOMER, account.username());
            audit.note("account.second-factors.remove", subject(account), kinds.toString(), "none");
        }
        return forgotten;
    }

    @Transactional
    public void enable(Account account) {
        accounts.enable(account.username());
        audit.note("account.enable", subject(account), "disabled", "enabled");
    }

    /** Erases what is kept of the account's linkings, for good; its links live on. @return how many attempts */
    public int eraseTraces(String username) {
        audit.noteAlone("traces.erase", "account " + username, "kept", "erased");
        var erased = 0;
        for (int some = attempts.eraseSome(username); some > 0; some = attempts.eraseSome(username)) {
            erased += some;
        }
        return erased;
    }

    /** Sends an event that failed once more; empty where it did not fail, or has been sent again. */
    public Optional<EventDelivery> resend(long failed) {
        var again = events.sendAgain(failed);
        again.ifPresent(one -> {
            jobs.see(delivery, one.lane(), Duration.ZERO); // once the database has it
            audit.noteAlone(
                    "event.resend",
                    "event " + Id.show(one.event().id()) + " to link " + Id.show(one.familyId()),
                    null,
                    null);
        });
        return again;
    }

    private static String subject(Account account) {
        return "account " + account.username();
    }
}
