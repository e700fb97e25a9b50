package carrick.setup;

import carrick.alexa.AlexaPreset;
import carrick.alexa.skill.Skill;
import carrick.client.Client;
import carrick.client.ClientPolicy;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A client in the form in which a file declares it: what {@link DeclaredClient} reads makes the same client again. */
final class ClientJson {

    private final Client client;
    private final JsonObjectBuilder json = Json.createObjectBuilder();

    private ClientJson(Client client) {
        this.client = client;
    }

    /** Secrets as their hashes. The messaging secret is left out: it is kept encrypted, and never shown. */
    static JsonObject of(Client client, Optional<Skill> skill) {
        var writer = new ClientJson(client);
        writer.json.add("client_id", client.clientId()).add("name", client.name());
        writer.redirectUris();
        writer.scopes();
        writer.rights();
        writer.json.add("policy", policy(client.policy()));
        skill.ifPresent(known -> writer.json.add("alexa", alexa(known)));
        return writer.json.build();
    }

    /** The three of a skill are one pasted URL, as whoever declares them knows it. */
    private void redirectUris() {
        var others = new ArrayList<>(client.redirectUris());
        others.stream()
                .filter(AlexaPreset::isRedirectUrl)
                .filter(uri -> client.redirectUris().containsAll(AlexaPreset.redirectUris(uri)))
                .findFirst()
                .ifPresent(uri -> {
                    json.add("alexa_redirect_url", uri);
                    others.removeAll(AlexaPreset.redirectUris(uri));
                });
        json.add("redirect_uris", array(others));
    }

    private void scopes() {
        var tokens = client.scope().tokens();
        if (tokens.stream().anyMatch(token -> client.describe(token).isPresent())) {
            var described = Json.createObjectBuilder();
            tokens.forEach(token -> described.add(token, client.describe(token).orElse(token)));
            json.add("scopes", described);
        } else {
            json.add("scopes", array(List.copyOf(tokens)));
        }
        if (!client.defaultScope().isEmpty()) {
            json.add("default_scope", client.defaultScope().toString());
        }
    }

    private void rights() {
        var secrets = Json.createArrayBuilder();
        client.secrets()
                .forEach(secret -> secrets.add(Json.createObjectBuilder().add("sha256", secret.sha256())));
        json.add("secrets", secrets)
                .add("may_introspect", client.mayIntrospect())
                .add("may_send_events", client.maySendEvents());
        client.consoleRole().ifPresent(role -> json.add("console", role));
    }

    private static JsonObjectBuilder policy(ClientPolicy policy) {
        var json = Json.createObjectBuilder()
                .add("refresh", policy.mode().name().toLowerCase(Locale.ROOT))
                .add("overlap", policy.overlap().toString())
                .add("stale_tokens", policy.staleTokens().name().toLowerCase(Locale.ROOT))
                .add("code_replay_tolerance", policy.codeReplayTolerance().toString())
                .add("answer_code_again", policy.answersCodeAgain())
                .add("access_token_lifetime", policy.accessTokenLifetime().toString());
        policy.idleLimit().ifPresent(limit -> json.add("idle_limit", limit.toString()));
        policy.jwtAudience().ifPresent(audience -> json.add("jwt_audience", audience));
        return json.add("pkce_required", policy.requiresPkce())
                .add("redirect_uri_optional", policy.allowsMissingRedirectUri());
    }

    private static JsonObjectBuilder alexa(Skill skill) {
        var json = Json.createObjectBuilder();
        if (skill.skillId() != null) {
            json.add("skill_id", skill.skillId());
        }
        return json.add("require_signature", skill.requiresSignature())
                .add("reciprocal", skill.takesReciprocal())
                .add("slow_amazon", skill.answersEarly() ? "succeed" : "fail")
                .add("replace_change_reports", skill.replacesReports());
    }

    private static JsonArrayBuilder array(List<String> texts) {
        var array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }
}
