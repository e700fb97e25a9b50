package carrick.setup;

import carrick.alexa.AlexaPreset;
import carrick.client.Client;
import carrick.client.ClientSecret;
import carrick.oauth.Scope;
import carrick.oauth.Secret;
import carrick.platform.Id;
import carrick.staff.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One client of a declaration file, and what is special about it where it is an Alexa skill that sends events. */
record DeclaredClient(Client client, Optional<DeclaredSkill> skill) {

    static DeclaredClient read(Located item) {
        var fields = item.object(
                "client_id",
                "name",
                "alexa_redirect_url",
                "alexa",
                "redirect_uris",
                "scopes",
                "default_scope",
                "secrets",
                "may_introspect",
                "may_send_events",
                "console",
                "policy");
        var alexa = Located.in(fields, "alexa_redirect_url");
        var id = item.require(fields, "client_id").text(200);
        var name = Located.in(fields, "name").map(given -> given.text(200)).orElse(id);
        var client = new Client(id, name, DeclaredPolicy.read(Located.in(fields, "policy"), alexa.isPresent()));
        redirectUris(client, fields, alexa);
        scopes(client, fields);
        Located.in(fields, "may_introspect").ifPresent(may -> client.allowedToIntrospect(may.flag()));
        Located.in(fields, "may_send_events").ifPresent(may -> client.allowedToSendEvents(may.flag()));
        Located.in(fields, "console").map(DeclaredClient::role).ifPresent(client::allowedAtTheConsole);
        secrets(client, item.require(fields, "secrets"));
        return new DeclaredClient(client, Located.in(fields, "alexa").map(skill -> DeclaredSkill.read(id, skill)));
    }

    private static String role(Located given) {
        return Role.of(given.text(20)).map(Role::word).orElseThrow(() -> given.mistake("must be admin or support"));
    }

    private static void redirectUris(Client client, Map<String, Located> fields, Optional<Located> alexa) {
        var given = Located.in(fields, "redirect_uris");
        var listed = given.map(
                        list -> list.list().stream().map(uri -> uri.text(2000)).toList())
                .orElse(List.of());
        var derived = alexa.map(pasted -> accept(pasted, () -> AlexaPreset.redirectUris(pasted.text(2000))))
                .orElse(List.of());
        var all = java.util.stream.Stream.concat(derived.stream(), listed.stream())
                .distinct()
                .toList();
        given.or(() -> alexa).ifPresent(where -> accept(where, () -> client.redirectingTo(all)));
    }

    private static void scopes(Client client, Map<String, Located> fields) {
        Located.in(fields, "default_scope")
                .filter(given -> Located.in(fields, "scopes").isEmpty())
                .ifPresent(alone -> {
                    throw alone.mistake("needs the field scopes beside it");
                });
        Located.in(fields, "scopes").ifPresent(scopes -> {
            var lines = scopes.value() instanceof Map<?, ?>
                    ? described(scopes)
                    : scopes.list().stream().map(DeclaredClient::token).toList();
            var everything =
                    Scope.of(lines.stream().map(line -> line.split(" ", 2)[0]).toList());
            var byDefault = Located.in(fields, "default_scope")
                    .map(given -> Scope.parse(given.text(1000)))
                    .orElse(everything);
            accept(fields.getOrDefault("default_scope", scopes), () -> client.offering(lines, byDefault));
        });
    }

    private static List<String> described(Located scopes) {
        @SuppressWarnings("unchecked")
        var described = (Map<String, Located>) scopes.value();
        described.keySet().stream()
                .filter(token -> token.isEmpty() || token.contains(" "))
                .findFirst()
                .ifPresent(token -> {
                    throw described.get(token).mistake("must be one scope without spaces, and its description");
                });
        return described.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().text(200))
                .toList();
    }

    private static String token(Located scope) {
        if (scope.text(100).contains(" ")) {
            throw scope.mistake("must be one scope without spaces; each goes into quotes of its own");
        }
        return scope.text(100);
    }

    private static void secrets(Client client, Located secrets) {
        var items = secrets.list();
        if (items.isEmpty() || items.size() > Client.MOST_SECRETS) {
            throw secrets.mistake("must have one secret, or two while one replaces the other");
        }
        for (var item : items) {
            var fields = item.object("value", "sha256");
            if (Located.in(fields, "value").isPresent()
                    == Located.in(fields, "sha256").isPresent()) {
                throw item.mistake("must have either value or sha256");
            }
            client.add(new ClientSecret(Id.next(Instant.now()), hash(fields)));
        }
    }

    private static String hash(Map<String, Located> fields) {
        var value = Located.in(fields, "value");
        if (value.isPresent()) {
            var secret = value.get().text(500);
            if (secret.length() < 16) {
                throw value.get().mistake("must have at least 16 characters; openssl rand -hex 32 makes a good one");
            }
            return new Secret(secret).sha256();
        }
        var hash = fields.get("sha256").text(64).toLowerCase(Locale.ROOT);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw fields.get("sha256").mistake("must be the SHA-256 of the secret in 64 hexadecimal digits");
        }
        return hash;
    }

    /** Lets the client's own rules speak with the place in the file. */
    static <T> T accept(Located where, java.util.function.Supplier<T> act) {
        try {
            return act.get();
        } catch (IllegalArgumentException refused) {
            throw where.mistake(refused.getMessage());
        }
    }
}
