package carrick.setup;

import carrick.account.Account;
import carrick.account.Accounts;
import carrick.account.Passwords;
import carrick.account.Usernames;
import carrick.alexa.skill.Skills;
import carrick.client.Client;
import carrick.client.Clients;
import carrick.oauth.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies declarations, all or nothing. What a file does not mention stays as it is; applying it again changes nothing. */
@ApplicationScoped
class Declaring {

    @Inject
    Clients clients;

    @Inject
    Skills skills;

    @Inject
    Accounts accounts;

    @Inject
    Passwords passwords;

    /**
     * The password hash of every account that this file has not declared before: the stored one where it still fits. What the file
     * declared before stays as it is, with the password that the customer has chosen since.
     */
    Map<String, String> hash(Declarations declared, String json) {
        var declaration = new Secret(json).sha256();
        var hashes = new HashMap<String, String>();
        declared.accounts().stream()
                .filter(account -> accounts.find(Usernames.normal(account.username()))
                        .filter(known -> known.wasDeclaredAs(declaration))
                        .isEmpty())
                .forEach(account -> hashes.put(account.username(), hash(account)));
        return hashes;
    }

    @Transactional
    void apply(Declarations declared, Map<String, String> hashes, String json) {
        var hash = new Secret(json).sha256();
        var changed = declared.clients().stream()
                .filter(client -> clients.find(client.clientId())
                        .filter(known -> known.wasDeclaredAs(hash))
                        .isEmpty())
                .map(Client::clientId)
                .collect(Collectors.toSet());
        declared.clients().stream()
                .filter(client -> changed.contains(client.clientId()))
                .forEach(client -> clients.save(client.declaredAs(hash)));
        declare(declared.skills(), changed);
        declared.accounts().stream()
                .filter(account -> hashes.containsKey(account.username()))
                .forEach(account -> accounts.declare(
                        account.username(), account.displayName(), hashes.get(account.username()), hash));
    }

    /** A client that is declared without {@code alexa} is none any more; a secret that cannot be read needs no change to be written again. */
    private void declare(List<DeclaredSkill> declared, Set<String> changed) {
        changed.stream()
                .filter(client -> declared.stream()
                        .noneMatch(item -> item.skill().clientId().equals(client)))
                .forEach(skills::remove);
        declared.stream()
                .filter(item -> changed.contains(item.skill().clientId())
                        || !skills.isUsable(item.skill().clientId()))
                .forEach(item -> skills.save(item.skill(), item.messaging()));
    }

    @Transactional
    void retire(Declarations declared) {
        declared.clients().forEach(client -> clients.remove(client.clientId()));
        declared.accounts().forEach(account -> accounts.find(account.username())
                .filter(known -> !known.isDisabled()
                        && passwords.match(account.password().reveal(), known.passwordHash()))
                .ifPresent(known ->
                        accounts.retire(known.username()))); // a customer who happens to have that name keeps it
    }

    private String hash(Declarations.DeclaredAccount declared) {
        var stored = accounts.find(Usernames.normal(declared.username()))
                .map(Account::passwordHash)
                .orElse(null);
        return declared.hashAfter(() -> passwords.match(declared.password().reveal(), stored), stored);
    }
}
