package carrick.links;

import carrick.account.Account;
import carrick.session.BrowserSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The customer who is signed in at their own page in this browser, if one is. */
@Named
@RequestScoped
public class Customer {

    /** A second factor is changed only by somebody who has shown who they are a moment ago. */
    private static final Duration MOMENT = Duration.ofMinutes(10);

    private Account account;
    private BrowserSession session;
    private boolean unprepared;
    private Halfway halfway;
    private String problem;

    /** Somebody whose password was right. */
    private record Halfway(Account account, BrowserSession session) {}

    /** @param oughtToPrepare a second factor is required, and there is none yet */
    void is(Account known, BrowserSession since, boolean oughtToPrepare) {
        account = known;
        session = since;
        unprepared = oughtToPrepare;
    }

    void isHalfway(Account known, BrowserSession since) {
        halfway = new Halfway(known, since);
    }

    /** Whose password was right, where a second factor is asked for. */
    Optional<Account> halfwayAccount() {
        return Optional.ofNullable(halfway).map(Halfway::account);
    }

    /** A passkey signs for this session alone. */
    String occasion() {
        return "session " + (halfway == null ? session.id() : halfway.session().id());
    }

    boolean cameJustNow(Instant now) {
        return session != null && session.begunAt().plus(MOMENT).isAfter(now);
    }

    public boolean isHalfway() {
        return account == null && halfway != null;
    }

    /** Whether nothing else comes before setting up a second factor. */
    public boolean isUnprepared() {
        return unprepared;
    }

    void cannotGoOn(String why) {
        problem = why;
    }

    Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    public boolean isSignedIn() {
        return account != null;
    }

    /** {@code unavailable} or {@code form}; {@code null} where the page can go on. */
    public String getProblem() {
        return problem;
    }

    /** Whether somebody is signed in whose password is kept here, and can be changed. */
    public boolean isPasswordHere() {
        return account != null && account.isBuiltIn();
    }

    public String getDisplayName() {
        return account == null ? "" : account.displayName();
    }

    public String getUsername() {
        return account == null ? "" : account.username();
    }
}
