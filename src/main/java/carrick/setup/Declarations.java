package carrick.setup;

import carrick.account.Passwords;
import carrick.account.Usernames;
import carrick.client.Client;
import carrick.oauth.Secret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Clients and accounts as a file declares them: {@code {"clients": [...], "accounts": [...]}}. Everything is read and checked before
 * anything is applied.
 */
record Declarations(List<DeclaredClient> all, List<DeclaredAccount> accounts) {

    private static final int MOST = 10_000;

    /** An account of the built-in store; its password as it stands in the file, or as an Argon2id hash. */
    record DeclaredAccount(String username, String displayName, Secret password, String passwordHash) {

        /** The hash to store for this account, given the one stored now: an unchanged password keeps its hash. */
        String hashAfter(Supplier<Boolean> unchanged, String stored) {
            if (passwordHash != null) {
                return passwordHash;
            }
            return stored != null && unchanged.get() ? stored : Passwords.hash(password.reveal());
        }
    }

    List<Client> clients() {
        return all.stream().map(DeclaredClient::client).toList();
    }

    List<DeclaredSkill> skills() {
        return all.stream().map(DeclaredClient::skill).flatMap(Optional::stream).toList();
    }

    /** @throws Mistake with line, field and cure of the first mistake */
    static Declarations parse(String json) {
        var root = Located.parse(json);
        var fields = root.object("clients", "accounts");
        var clients = new ArrayList<DeclaredClient>();
        var accounts = new ArrayList<DeclaredAccount>();
        var names = new HashSet<String>();
        for (var item : Located.in(fields, "clients").map(Located::list).orElse(List.of())) {
            var declared = DeclaredClient.read(item);
            unique(names.add("client " + declared.client().clientId()), item, "client_id");
            clients.add(declared);
        }
        for (var item : Located.in(fields, "accounts").map(Located::list).orElse(List.of())) {
            var account = account(item);
            unique(names.add("account " + Usernames.normal(account.username())), item, "username");
            accounts.add(account);
        }
        if (names.size() > MOST) {
            throw root.mistake("declares more than " + MOST + " clients and accounts");
        }
        return new Declarations(clients, accounts);
    }

    private static DeclaredAccount account(Located item) {
        var fields = item.object("username", "display_name", "password", "password_hash");
        var username = item.require(fields, "username").text(200);
        var displayName =
                Located.in(fields, "display_name").map(name -> name.text(200)).orElse(username);
        var hash = Located.in(fields, "password_hash");
        if (hash.isPresent() == Located.in(fields, "password").isPresent()) {
            throw item.mistake("must have either password or password_hash");
        }
        if (hash.isPresent()) {
            var text = hash.get().text(300);
            if (!Passwords.isHash(text)) {
                throw hash.get().mistake("must be an Argon2id hash that begins with $argon2id$");
            }
            return new DeclaredAccount(username, displayName, null, text);
        }
        return new DeclaredAccount(
                username, displayName, new Secret(fields.get("password").text(Passwords.LONGEST)), null);
    }

    private static void unique(boolean isNew, Located item, String field) {
        if (!isNew) {
            throw item.mistake("has the " + field + " of another one above");
        }
    }
}
