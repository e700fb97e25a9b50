package carrick.setup;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.account.Passwords;
import carrick.account.Usernames;
import carrick.client.Clients;
import carrick.oauth.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Applies declarations, all or nothing. What a file does not mention stays as it is; applying it again changes nothing. */
@ApplicationScoped
class Declaring {

    @Inject
    Clients clients;

    @Inject
    Accounts accounts;

    @Inject
    Passwords passwords;

    @Transactional
    void apply(Declarations declared, String json) {
        var hash = new Secret(json).sha256();
        for (var client : declared.clients()) {
            if (clients.find(client.clientId())
                    .filter(known -> known.wasDeclaredAs(hash))
                    .isEmpty()) {
                clients.save(client.declaredAs(hash));
            }
        }
        declared.accounts().forEach(this::apply);
    }

    @Transactional
    void retire(Declarations declared) {
        declared.clients().forEach(client -> clients.remove(client.clientId()));
        declared.accounts().forEach(account -> accounts.find(account.username())
                .filter(known -> !known.isDisabled()
                        && passwords.match(account.password().reveal(), known.passwordHash()))
                .ifPresent(known ->
                        accounts.disable(known.username()))); // a customer who happens to have that name keeps it
    }

    private void apply(Declarations.DeclaredAccount declared) {
        var stored = accounts.find(Usernames.normal(declared.username()))
                .map(Account::passwordHash)
                .orElse(null);
        var hash = declared.hashAfter(() -> passwords.match(declared.password().reveal(), stored), stored);
        accounts.save(declared.username(), declared.displayName(), hash);
    }
}
