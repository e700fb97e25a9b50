package carrick.setup;

import carrick.alexa.AlexaPreset;
import carrick.client.Client;
import carrick.client.ClientPolicy;
import carrick.client.ClientSecret;
import carrick.client.RefreshMode;
import carrick.client.StaleTokens;
import carrick.oauth.Scope;
import carrick.oauth.Secret;
import carrick.platform.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one client of a declaration file. */
final class DeclaredClient {

    private DeclaredClient() {}

    static Client read(Located item) {
        var fields = item.object("client_id", "name", "alexa_redirect_url", "redirect_uris", "scopes", "default_scope", "secrets",
                "may_introspect", "policy");
        var alexa = Located.in(fields, "alexa_redirect_url");
        var id = item.require(fields, "client_id").text(200);
        var name = Located.in(fields, "name").map(given -> given.text(200)).orElse(id);
        var client = new Client(id, name, policy(fields, alexa.isPresent()));
        redirectUris(client, fields, alexa);
        scopes(client, fields);
        Located.in(fields, "may_introspect").ifPresent(may -> client.allowedToIntrospect(may.flag()));
        secrets(client, item.require(fields, "secrets"));
        return client;
    }

    private static void redirectUris(Client client, Map<String, Located> fields, Optional<Located> alexa) {
        var given = Located.in(fields, "redirect_uris");
        var listed = given.map(list -> list.list().stream().map(uri -> uri.text(2000)).toList()).orElse(List.of());
        var derived = alexa.map(pasted -> accept(pasted, () -> AlexaPreset.redirectUris(pasted.text(2000)))).orElse(List.of());
        var all = java.util.stream.Stream.concat(derived.stream(), listed.stream()).distinct().toList();
        given.or(() -> alexa).ifPresent(where -> accept(where, () -> client.redirectingTo(all)));
    }

    private static void scopes(Client client, Map<String, Located> fields) {
        Located.in(fields, "default_scope").filter(given -> Located.in(fields, "scopes").isEmpty()).ifPresent(alone -> {
            throw alone.mistake("needs the field scopes beside it");
        });
        Located.in(fields, "scopes").ifPresent(scopes -> {
            var lines = scopes.value() instanceof Map<?, ?>
                    ? described(scopes)
                    : scopes.list().stream().map(DeclaredClient::token).toList();
            var everything = Scope.of(lines.stream().map(line -> line.split(" ", 2)[0]).toList());
            var byDefault = Located.in(fields, "default_scope").map(given -> Scope.parse(given.text(1000))).orElse(everything);
            accept(fields.getOrDefault("default_scope", scopes), () -> client.offering(lines, byDefault));
        });
    }

    private static List<String> described(Located scopes) {
        @SuppressWarnings("unchecked")
        var described = (Map<String, Located>) scopes.value();
        described.keySet().stream().filter(token -> token.isEmpty() || token.contains(" ")).findFirst().ifPresent(token -> {
            throw described.get(token).mistake("must be one scope without spaces, and its description");
        });
        return described.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue().text(200)).toList();
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
            if (Located.in(fields, "value").isPresent() == Located.in(fields, "sha256").isPresent()) {
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

    private static ClientPolicy policy(Map<String, Located> clientFields, boolean alexa) {
        var policy = alexa ? AlexaPreset.policy() : new ClientPolicy();
        Located.in(clientFields, "policy").ifPresent(given -> apply(given, policy, alexa));
        return policy;
    }

    private static void apply(Located given, ClientPolicy policy, boolean alexa) {
        var fields = given.object("refresh", "overlap", "stale_tokens", "code_replay_tolerance", "answer_code_again",
                "access_token_lifetime", "idle_limit", "pkce_required", "redirect_uri_optional");
        accept(given, () -> policy
                .with(choice(fields, "refresh", RefreshMode.class, policy.mode()),
                        optional(fields, "overlap", DeclaredClient::duration, policy.overlap()),
                        choice(fields, "stale_tokens", StaleTokens.class, policy.staleTokens()))
                .withCodeReplay(optional(fields, "code_replay_tolerance", DeclaredClient::duration, policy.codeReplayTolerance()),
                        optional(fields, "answer_code_again", Located::flag, policy.answersCodeAgain()))
                .withLifetimes(optional(fields, "access_token_lifetime", DeclaredClient::duration, policy.accessTokenLifetime()),
                        optional(fields, "idle_limit", DeclaredClient::duration, policy.idleLimit().orElse(null)))
                .withPkce(optional(fields, "pkce_required", Located::flag, policy.requiresPkce()))
                .withOptionalRedirectUri(optional(fields, "redirect_uri_optional", Located::flag, policy.allowsMissingRedirectUri())));
        if (alexa && policy.idleLimit().filter(limit -> limit.toDays() < 180).isPresent()) {
            throw fields.get("idle_limit").mistake("must be at least P180D for an Alexa skill, or absent for no limit");
        }
    }

    private static <T> T optional(Map<String, Located> fields, String name, Function<Located, T> read, T otherwise) {
        return Located.in(fields, name).map(read).orElse(otherwise);
    }

    private static Duration duration(Located field) {
        try {
            return Duration.parse(field.text(30));
        } catch (DateTimeParseException malformed) {
            throw field.mistake("must be an ISO 8601 duration such as PT5M or P180D");
        }
    }

    private static <E extends Enum<E>> E choice(Map<String, Located> fields, String name, Class<E> type, E otherwise) {
        return optional(fields, name, field -> {
            var text = field.text(30);
            return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equalsIgnoreCase(text)).findFirst()
                    .orElseThrow(() -> field.mistake("must be one of " + Arrays.toString(type.getEnumConstants())));
        }, otherwise);
    }

    /** Lets the client's own rules speak with the place in the file. */
    private static <T> T accept(Located where, java.util.function.Supplier<T> act) {
        try {
            return act.get();
        } catch (IllegalArgumentException refused) {
            throw where.mistake(refused.getMessage());
        }
    }
}
