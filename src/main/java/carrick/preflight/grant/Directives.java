package carrick.preflight.grant;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.UUID;

/** The messages that Alexa sends to a skill, as its documentation prints them. */
final class Directives {

    private Directives() {}

    static JsonObject acceptGrant(String code, String grantee) {
        var payload = Json.createObjectBuilder()
                .add(
                        "grant",
                        Json.createObjectBuilder()
                                .add("type", "OAuth2.AuthorizationCode")
                                .add("code", code))
                .add("grantee", scope(grantee));
        return directive(
                "Alexa.Authorization", "AcceptGrant", Json.createObjectBuilder().add("payload", payload));
    }

    /** Asks for the customer's devices. */
    static JsonObject discover(String token) {
        var payload = Json.createObjectBuilder().add("scope", scope(token));
        return directive(
                "Alexa.Discovery", "Discover", Json.createObjectBuilder().add("payload", payload));
    }

    /** Asks for the state of a device that nobody has. */
    static JsonObject reportState(String token) {
        var endpoint = Json.createObjectBuilder()
                .add("scope", scope(token))
                .add("endpointId", "preflight-nobodys-device")
                .add("cookie", Json.createObjectBuilder());
        return directive(
                "Alexa",
                "ReportState",
                Json.createObjectBuilder().add("endpoint", endpoint).add("payload", Json.createObjectBuilder()));
    }

    private static JsonObjectBuilder scope(String token) {
        return Json.createObjectBuilder().add("type", "BearerToken").add("token", token);
    }

    private static JsonObject directive(String namespace, String name, JsonObjectBuilder rest) {
        var header = Json.createObjectBuilder()
                .add("namespace", namespace)
                .add("name", name)
                .add("messageId", UUID.randomUUID().toString())
                .add("payloadVersion", "3");
        return Json.createObjectBuilder()
                .add("directive", rest.add("header", header))
                .build();
    }

    /** {@code AlexaSkillEvent.SkillPermissionAccepted}: it says nothing that a skill has to act on. */
    static JsonObject skillEvent(Instant now) {
        var system = Json.createObjectBuilder()
                .add("application", Json.createObjectBuilder().add("applicationId", "amzn1.ask.skill.preflight"))
                .add("user", Json.createObjectBuilder().add("userId", "amzn1.ask.account.PREFLIGHT"));
        return Json.createObjectBuilder()
                .add("version", "1.0")
                .add("context", Json.createObjectBuilder().add("System", system))
                .add(
                        "request",
                        Json.createObjectBuilder()
                                .add("type", "AlexaSkillEvent.SkillPermissionAccepted")
                                .add("requestId", UUID.randomUUID().toString())
                                .add("timestamp", now.toString())
                                .add("eventCreationTime", now.toString())
                                .add("eventPublishingTime", now.toString())
                                .add(
                                        "body",
                                        Json.createObjectBuilder()
                                                .add("acceptedPermissions", Json.createArrayBuilder())))
                .build();
    }
}
