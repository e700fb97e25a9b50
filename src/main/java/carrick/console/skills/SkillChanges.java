package carrick.console.skills;

import carrick.alexa.skill.MessagingClient;
import carrick.client.Client;
import carrick.oauth.Secret;
import carrick.setup.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Changes of one client, each made as if its declaration had been changed: what the file reader refuses is refused here too. */
@ApplicationScoped
public class SkillChanges {

    @Inject
    Configuration configuration;

    /** What a new skill is made from. */
    public record NewSkill(String clientId, String name, String redirectUrl) {}

    /**
     * Makes a client for an Alexa skill.
     *
     * @return its secret, which is nowhere else
     * @throws carrick.setup.Mistake where the URL is none of Alexa's, or a name will not do
     * @throws ClientTaken where there is a client of that id
     */
    public Secret create(NewSkill wanted) {
        if (configuration.has(wanted.clientId)) {
            throw new ClientTaken(wanted.clientId);
        }
        var secret = Secret.random();
        configuration.apply(Json.createObjectBuilder()
                .add("client_id", wanted.clientId)
                .add("name", wanted.name)
                .add("alexa_redirect_url", wanted.redirectUrl)
                .add("scopes", Json.createArrayBuilder().add("smart_home"))
                .add("secrets", Json.createArrayBuilder().add(hash(secret)))
                .build());
        return secret;
    }

    /**
     * Adds a second secret, so that the first one goes on working until the other side has the new one.
     *
     * @throws carrick.setup.Mistake where there are two already
     */
    public Secret addSecret(Client client) {
        var secret = Secret.random();
        var described = configuration.describe(client);
        configuration.apply(with(
                described,
                "secrets",
                Json.createArrayBuilder(described.getJsonArray("secrets"))
                        .add(hash(secret))
                        .build()));
        return secret;
    }

    /** @throws carrick.setup.Mistake where it is the last one */
    public void removeSecret(Client client, String sha256) {
        var described = configuration.describe(client);
        var left = Json.createArrayBuilder();
        described.getJsonArray("secrets").getValuesAs(JsonObject.class).stream()
                .filter(secret -> !secret.getString("sha256").equals(sha256))
                .forEach(left::add);
        configuration.apply(with(described, "secrets", left.build()));
    }

    /** Takes the skill's id and, where they are not empty, what it shows Amazon who it is with: <i>Permissions, Alexa Skill Messaging</i> in the developer console. */
    public void takeMessaging(Client client, String skillId, MessagingClient messaging) {
        var described = configuration.describe(client);
        var alexa = Json.createObjectBuilder(
                described.containsKey("alexa") ? described.getJsonObject("alexa") : JsonValue.EMPTY_JSON_OBJECT);
        if (!messaging.clientId().isEmpty() || !messaging.secret().reveal().isEmpty()) {
            alexa.add("messaging_client_id", messaging.clientId())
                    .add("messaging_client_secret", messaging.secret().reveal());
        }
        if (!skillId.isBlank()) {
            alexa.add("skill_id", skillId.strip());
        }
        configuration.apply(with(described, "alexa", alexa.build()));
    }

    /** @throws carrick.setup.Mistake where a rule is broken; nothing is changed then */
    public void save(JsonObject described) {
        configuration.apply(described);
    }

    public void remove(Client client) {
        configuration.remove(client.clientId());
    }

    private static JsonObject hash(Secret secret) {
        return Json.createObjectBuilder().add("sha256", secret.sha256()).build();
    }

    static JsonObject with(JsonObject object, String name, JsonValue value) {
        return Json.createObjectBuilder(object).add(name, value).build();
    }
}
