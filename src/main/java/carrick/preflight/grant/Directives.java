package carrick.preflight.grant;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** The messages that Alexa sends to a skill, as its documentation prints them. */
final class Directives {

    private Directives() {}

    static JsonObject acceptGrant(String code, String grantee) {
        var header = Json.createObjectBuilder()
                .add("namespace", "Alexa.Authorization")
                .add("name", "AcceptGrant")
                .add("messageId", UUID.randomUUID().toString())
                .add("payloadVersion", "3");
        var payload = Json.createObjectBuilder()
                .add(
                        "grant",
                        Json.createObjectBuilder()
                                .add("type", "OAuth2.AuthorizationCode")
                                .add("code", code))
                .add(
                        "grantee",
                        Json.createObjectBuilder().add("type", "BearerToken").add("token", grantee));
        return Json.createObjectBuilder()
                .add(
                        "directive",
                        Json.createObjectBuilder().add("header", header).add("payload", payload))
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
