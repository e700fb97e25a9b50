package carrick.console.customers;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.grant.TokenFamilies;
import carrick.http.Browsing;
import carrick.platform.Id;
import carrick.trace.LinkAttempts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Finds a customer by the beginning of the user name, or by the number of a link. */
@Named
@RequestScoped
public class AccountsPage {

    private static final int SHOWN = 50;

    @Inject
    Browsing browsing;

    @Inject
    Accounts accounts;

    @Inject
    TokenFamilies families;

    @Inject
    LinkAttempts attempts;

    private List<Account> found;

    /** Whoever enters a number, or a whole name, wants that account. */
    public void open(ComponentSystemEvent drawing) {
        browsing.parameter("q")
                .flatMap(Id::read)
                .flatMap(families::find)
                .map(family -> "/console/account?username="
                        + browsing.encoded(family.grant().account().username()))
                .or(() -> browsing.parameter("q")
                        .flatMap(Id::read)
                        .flatMap(attempts::find)
                        .map(attempt -> "/console/attempt?number=" + Id.show(attempt.id())))
                .ifPresent(browsing::goTo);
    }

    public String getQuery() {
        return browsing.parameter("q").orElse("");
    }

    public List<Row> getFound() {
        if (found == null) {
            found = browsing.parameter("q")
                    .map(typed -> accounts.beginning(typed, SHOWN))
                    .orElse(List.of());
        }
        return found.stream().map(Row::new).toList();
    }

    public boolean isFull() {
        return getFound().size() == SHOWN;
    }

    /** One account, for a view. */
    public static final class Row {

        private final Account account;

        private Row(Account account) {
            this.account = account;
        }

        public String getUsername() {
            return account.username();
        }

        public String getDisplayName() {
            return account.displayName();
        }

        public String getState() {
            return account.isDisabled() ? "disabled" : "active";
        }
    }
}
