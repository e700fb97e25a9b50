package carrick.links;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.account.Passwords;
import carrick.account.SignIn;
import carrick.http.Browsing;
import carrick.session.BrowserSessions;
import carrick.session.Realm;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Where a customer of the built-in store chooses another password. Links are not touched by it. */
@Named
@RequestScoped
public class PasswordPage {

    private static final int SHORTEST = 8;

    @Inject
    Browsing browsing;

    @Inject
    Customer customer;

    @Inject
    Accounts accounts;

    @Inject
    BrowserSessions sessions;

    private String current = "";
    private String chosen = "";
    private String again = "";
    private String error;

    public void change() {
        customer.account().filter(Account::isBuiltIn).ifPresent(account -> {
            error = complaint(account);
            if (error == null) {
                accounts.changePassword(account.id(), Passwords.hash(chosen));
                sessions.endAll(Realm.CUSTOMER, account.username());
                sessions.begin(Realm.CUSTOMER, account.username(), null, browsing.request(), browsing.response());
                browsing.goTo("/account/links?done=password");
            }
        });
    }

    private String complaint(Account account) {
        if (chosen.length() < SHORTEST || chosen.length() > Passwords.LONGEST) {
            return "length";
        }
        if (!chosen.equals(again)) {
            return "differ";
        }
        var tried =
                accounts.signIn(account.username(), current, browsing.request().getRemoteAddr());
        return tried.knowsPassword() ? null : tried instanceof SignIn.Wrong ? "wrong" : "later";
    }

    /** As the last part of a text's key; {@code null} before anything went wrong. */
    public String getError() {
        return error;
    }

    /** Never sent back to the browser, as the others. */
    public String getCurrent() {
        return "";
    }

    public void setCurrent(String typed) {
        current = typed == null ? "" : typed;
    }

    public String getChosen() {
        return "";
    }

    public void setChosen(String typed) {
        chosen = typed == null ? "" : typed;
    }

    public String getAgain() {
        return "";
    }

    public void setAgain(String typed) {
        again = typed == null ? "" : typed;
    }
}
