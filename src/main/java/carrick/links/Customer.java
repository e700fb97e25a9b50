package carrick.links;

import carrick.account.Account;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** The customer who is signed in at their own page in this browser, if one is. */
@Named
@RequestScoped
public class Customer {

    private Account account;
    private String problem;

    void is(Account known) {
        account = known;
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
