package carrick.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A smart home skill with <i>Send Alexa Events</i>, over HTTP: Alexa, which sends directives and skill events, and the enterprise's
 * device cloud, which posts events. What Amazon gets is seen at {@link StandIn}.
 */
public final class SmartHome {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final TestClients skill;
    private String token;

    private SmartHome(String base, TestClients skill) {
        this.base = base;
        this.skill = skill;
    }

    /** That skill at the shared server. */
    public static SmartHome of(TestClients skill) {
        return at(CarrickServer.url(), skill);
    }

    public static SmartHome at(String base, TestClients skill) {
        return new SmartHome(base, skill);
    }

    /** The client id of the skill. */
    public String skill() {
        return skill.id();
    }

    /** A link that sends events: Ann links, and Amazon's grant is accepted. */
    public Link linked() {
        return linked(uniqueCode());
    }

    /** Like {@link #linked()}, with that code of Login with Amazon. */
    public Link linked(String code) {
        var link = onlyLinked();
        var answer = link.accepts(code);
        if (!answer.body().contains("AcceptGrant.Response")) {
            throw new AssertionError("The grant was not accepted: " + answer);
        }
        return link;
    }

    /** A link without a grant of Amazon. */
    public Link onlyLinked() {
        return linkOf(Alexa.at(base, skill).links());
    }

    /** The link that these tokens are of. */
    public Link linkOf(Answer tokens) {
        return new Link(tokens);
    }

    /** A link without a grant of Amazon, of that customer. */
    public Link onlyLinkedBy(String username, String password) {
        var alexa = Alexa.at(base, skill).signsInAs(username, password);
        return new Link(alexa.exchanges(alexa.codeAfterConsent()));
    }

    public static String uniqueCode() {
        return "code" + UUID.randomUUID().toString().replace("-", "");
    }

    /** One customer's link. */
    public final class Link {

        private final Answer tokens;

        private Link(Answer tokens) {
            this.tokens = tokens;
        }

        public Answer tokens() {
            return tokens;
        }

        /** The number of the link, which is also that of its family. */
        public String number() {
            return tokens.attempt();
        }

        /** The answer to an AcceptGrant with that code. */
        public Answer accepts(String code) {
            return accepts(code, UUID.randomUUID().toString());
        }

        public Answer accepts(String code, String messageId) {
            return directive(acceptGrant(tokens.accessToken(), code, messageId), Map.of());
        }

        /** Posts that event for this link; it must be accepted. */
        public JsonObject sends(String event) {
            var answer =
                    posts("{\"family\":\"" + number() + "\"," + event.strip().substring(1));
            if (answer.status() != 202) {
                throw new AssertionError("The event was not accepted: " + answer);
            }
            return answer.json().getJsonArray("events").getJsonObject(0);
        }

        /** Posts these events for this link as one batch; they must be accepted. */
        public List<JsonObject> sends(List<String> events) {
            var answer = posts("{\"family\":\"" + number() + "\",\"events\":[" + String.join(",", events) + "]}");
            if (answer.status() != 202) {
                throw new AssertionError("The events were not accepted: " + answer);
            }
            return answer.json().getJsonArray("events").getValuesAs(JsonObject.class);
        }
    }

    /** Sends that directive or skill event as the forwarder would. */
    public Answer directive(String json, Map<String, String> headers) {
        var all = new HashMap<>(Map.of("Content-Type", "application/json", "X-Carrick-Region", "us-east-1"));
        all.putAll(headers);
        return send("POST", "/alexa/directives", json, all);
    }

    /** The answer to a post of the device cloud. */
    public Answer posts(String json) {
        return send(
                "POST", "/alexa/events", json, Map.of("Content-Type", "application/json", "Authorization", bearer()));
    }

    /** What became of an event, by its number or {@code messageId}. */
    public Answer event(String id) {
        return send("GET", "/alexa/events/" + id, null, Map.of("Authorization", bearer()));
    }

    /** The first delivery of that event, once it is no longer waiting. */
    public JsonObject outcome(String id) {
        return awaited(id, json -> !json.getString("status").equals("waiting"));
    }

    /** The first delivery of that event, once it has a reason to wait. */
    public JsonObject reasonToWait(String id) {
        return awaited(
                id, json -> json.getJsonArray("deliveries").getJsonObject(0).containsKey("reason"));
    }

    public Answer send(String method, String path, String body, Map<String, String> headers) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, publisher);
        headers.forEach(request::header);
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** The device cloud's own token, as a header. */
    public synchronized String bearer() {
        if (token == null) {
            token = Alexa.at(base, TestClients.deviceCloud())
                    .posts("token", Map.of("grant_type", "client_credentials"))
                    .accessToken();
        }
        return "Bearer " + token;
    }

    public static String acceptGrant(String accessToken, String code, String messageId) {
        return """
                {"directive":{"header":{"namespace":"Alexa.Authorization","name":"AcceptGrant","messageId":"%s","payloadVersion":"3"},
                 "payload":{"grant":{"type":"OAuth2.AuthorizationCode","code":"%s"},"grantee":{"type":"BearerToken","token":"%s"}}}}
                """.formatted(messageId, code, accessToken);
    }

    /** A skill event without a body, made now. */
    public static String skillEvent(String type, String skillId, String userId) {
        return skillEvent(type, skillId, userId, "{}", Instant.now());
    }

    public static String skillEvent(String type, String skillId, String userId, String body, Instant madeAt) {
        return """
                {"version":"1.0","context":{"System":{"application":{"applicationId":"%s"},"user":{"userId":"%s"}}},
                 "request":{"type":"AlexaSkillEvent.%s","requestId":"%s","timestamp":"%s","eventCreationTime":"%s","body":%s}}
                """.formatted(skillId, userId, type, UUID.randomUUID(), madeAt, madeAt, body);
    }

    /** An event with a new {@code messageId} about that endpoint. */
    public static String changeReport(String endpointId, String value) {
        return changeReport(UUID.randomUUID().toString(), endpointId, value);
    }

    public static String changeReport(String messageId, String endpointId, String value) {
        return """
                {"event":{"header":{"namespace":"Alexa","name":"ChangeReport","messageId":"%s","payloadVersion":"3"},
                 "endpoint":{"endpointId":"%s"},
                 "payload":{"change":{"cause":{"type":"PHYSICAL_INTERACTION"},"properties":[{"namespace":"Alexa.PowerController",
                  "name":"powerState","value":"%s","timeOfSample":"%s","uncertaintyInMilliseconds":0}]}}},
                 "context":{}}
                """.formatted(messageId, endpointId, value, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    public static String doorbellPress(String messageId, String endpointId) {
        return """
                {"event":{"header":{"namespace":"Alexa.DoorbellEventSource","name":"DoorbellPress","messageId":"%s","payloadVersion":"3"},
                 "endpoint":{"endpointId":"%s"},
                 "payload":{"cause":{"type":"PHYSICAL_INTERACTION"},"timestamp":"%s"}}}
                """.formatted(messageId, endpointId, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private JsonObject awaited(String id, java.util.function.Predicate<JsonObject> holds) {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            var answer = event(id);
            if (answer.status() == 200 && holds.test(answer.json())) {
                var deliveries = answer.json().getJsonArray("deliveries");
                return deliveries.isEmpty() ? Json.createObjectBuilder().build() : deliveries.getJsonObject(0);
            }
            Patience.aMoment();
        }
        throw new AssertionError("The event never got there: " + event(id));
    }
}
