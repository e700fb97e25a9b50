package carrick.protocol.findings;

import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.uniqueCode;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why events did not arrive at Alexa, though the link is a good one. */
class EventFindingsIT {

    private static final TestClients CLIENT = TestClients.home("grant-home");
    private static final Map<String, Object> FOR_EVER = Map.of("times", 0);

    private final Console console = Console.shared();
    private final SmartHome home = SmartHome.of(CLIENT);
    private final StandIn amazon = StandIn.at(CarrickServer.url());
    private final String code = uniqueCode();
    private final String message = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INVALID_REQUEST_EXCEPTION | GatewayFindsEventInvalid | 400 INVALID_REQUEST_EXCEPTION: The request is missing a field"
                        + " | GET /alexa/events/",
                "INSUFFICIENT_PERMISSION_EXCEPTION | EventPermissionMissing | 403 INSUFFICIENT_PERMISSION_EXCEPTION"
                        + " | Switch Send Alexa Events on",
                "ACCOUNT_NOT_FOUND_EXCEPTION | SkillNotFoundAtGateway | 404 ACCOUNT_NOT_FOUND_EXCEPTION | in the stage that is to be used",
                "REQUEST_ENTITY_TOO_LARGE_EXCEPTION | EventTooLarge | 413 REQUEST_ENTITY_TOO_LARGE_EXCEPTION | 300 endpoints",
                "INVALID_ACCESS_TOKEN_EXCEPTION | GatewayRefusesToken | 401 INVALID_ACCESS_TOKEN_EXCEPTION | of the client grant-home",
            })
    void whatTheGatewayRefusesIsToldOnTheLink(String fault, String name, String seen, String cure) {
        var link = home.linked(code);
        amazon.fault("gateway", message, fault, FOR_EVER);
        link.sends(changeReport(message, "lamp-1", "ON"));

        var found = assertFirst(link.number(), name, seen, cure);

        assertThat(found.evidence())
                .anyMatch(line -> line.contains("Alexa.ChangeReport " + message) && line.endsWith("gateway NA"));
        assertThat(console.concluded(link.number()).getString("outcome")).isEqualTo("linked");
    }

    @Test
    void tokensOfAnotherStageAreToldWithTheStage() {
        var told = "{\"userState\":[{\"k\":\"skillStage\",\"v\":\"development\"}]}";
        var state = "Amas" + Base64.getEncoder().encodeToString((told + " signature").getBytes());
        var link = home.linkOf(Alexa.linking(CLIENT).asking("state", state).links());
        link.accepts(code);
        amazon.fault("gateway", message, "SKILL_NOT_FOUND_EXCEPTION");
        link.sends(changeReport(message, "lamp-1", "ON"));

        assertFirst(
                link.number(),
                "SkillNotFoundAtGateway",
                "stage that the customer's request named: development",
                "disables and enables");
    }

    @Test
    void aCustomerOfNoRegionIsTold() {
        var link = home.linked(code);
        amazon.fault("gateway", message, "SKILL_NEVER_ENABLED_EXCEPTION", FOR_EVER);
        link.sends(changeReport(message, "lamp-1", "ON"));

        assertFirst(
                link.number(),
                "NoRegionKnowsCustomer",
                "region of the grant: NA, region that the customer's request named: none",
                "us-east-1, eu-west-1 and us-west-2");
    }

    @Test
    void aCustomerWhoseRegionIsFoundIsWell() {
        var link = home.linked("eu-" + code);
        link.sends(changeReport(message, "lamp-1", "ON"));

        console.attempt(link.number(), attempt -> attempt.getString("milestone").equals("first_event"));
        assertThat(Console.names(console.concluded(link.number()))).isEmpty();
    }

    @Test
    void aNewGrantEndsWhatTheOldOneLacked() {
        var link = home.linked(code);
        amazon.fault("gateway", message, "INSUFFICIENT_PERMISSION_EXCEPTION");
        link.sends(changeReport(message, "lamp-1", "ON"));
        console.awaitFinding(link.number(), "EventPermissionMissing");

        link.accepts(uniqueCode());

        console.attempt(
                link.number(), attempt -> Console.names(attempt).isEmpty() && !attempt.containsKey("next_look_at"));
    }

    /** All at once, for each takes five tries and a quarter of a minute. */
    @Test
    void whatWaitsForLongIsTold() {
        var throttled = home.linked();
        amazon.fault("gateway", message + "-a", "THROTTLING_EXCEPTION", FOR_EVER);
        throttled.sends(changeReport(message + "-a", "lamp-1", "ON"));
        var unanswered = home.linked();
        amazon.fault("gateway", message + "-b", "SERVICE_UNAVAILABLE_EXCEPTION", FOR_EVER);
        unanswered.sends(changeReport(message + "-b", "lamp-1", "ON"));
        amazon.fault("token", code, "SHORT_LIVED");
        var stale = home.linked(code);
        var amazonsLink = amazon.awaitCalls(code, 1).get(0).getString("link");
        amazon.fault(
                "token",
                amazonsLink,
                "INVALID_CLIENT",
                Map.of("times", 0, "delay", "PT1.2S")); // longer than the token lasts
        stale.sends(changeReport(message + "-c", "lamp-1", "ON"));

        assertFirst(
                throttled.number(),
                "GatewayThrottles",
                "waits after 5 tries, the gateway answered 429 THROTTLING_EXCEPTION",
                "\"replace_change_reports\": true in alexa of the client grant-home");
        assertFirst(
                unanswered.number(),
                "GatewayUnreachable",
                "the gateway answered 503 SERVICE_UNAVAILABLE_EXCEPTION",
                CarrickServer.url() + "/stand-in/na/v3/events");
        assertFirst(
                stale.number(),
                "AmazonTokenNotRenewed",
                "waits after 5 tries, Login with Amazon answered 401",
                "in alexa of the client grant-home");
    }

    @Test
    void whatWaitsForAMomentIsNot() {
        var link = home.linked();
        amazon.fault("gateway", message, "THROTTLING_EXCEPTION", Map.of("times", 2));
        link.sends(changeReport(message, "lamp-1", "ON"));

        assertThat(home.outcome(message).getString("status")).isEqualTo("delivered");
        console.attempt(link.number(), attempt -> attempt.getString("milestone").equals("first_event"));
        assertThat(Console.names(console.concluded(link.number()))).isEmpty();
    }

    @Test
    void anEventThatBreaksARuleIsTold() {
        var event = changeReport(message, "lamp-1", "ON")
                .replace(
                        "\"context\":{}",
                        "\"context\":{\"properties\":[{\"namespace\":\"Alexa.PowerController\","
                                + "\"name\":\"powerState\",\"value\":\"ON\",\"timeOfSample\":\"2026-11-25T12:00:00Z\"}]}");
        var answer = home.posts("{\"account\":\"ann\"," + event.strip().substring(1));

        assertThat(answer.status()).isEqualTo(400);
        assertFirst(
                answer.attempt(),
                "EventBreaksRule",
                "must not be the same property by namespace, instance and name as event.payload.change.properties[0]",
                "context.properties[0]");
    }

    @Test
    void aReportOfTooManyEndpointsIsTold() {
        var endpoints = IntStream.range(0, 301)
                .mapToObj(i -> "{\"endpointId\":\"lamp-" + i + "\"}")
                .collect(Collectors.joining(","));
        var answer = home.posts(
                "{\"account\":\"ann\",\"event\":{\"header\":{\"namespace\":\"Alexa.Discovery\",\"name\":\"DeleteReport\","
                        + "\"messageId\":\"" + message + "\",\"payloadVersion\":\"3\"},\"payload\":{\"endpoints\":["
                        + endpoints + "]}}}");

        assertThat(answer.status()).isEqualTo(400);
        assertFirst(answer.attempt(), "EventBreaksRule", "event.payload.endpoints must", "300");
    }

    @Test
    void aPostOfTooManyEventsIsTold() {
        var events = IntStream.range(0, 301)
                .mapToObj(i -> changeReport("lamp-" + i, "ON"))
                .collect(Collectors.joining(","));
        var answer = home.posts("{\"account\":\"ann\",\"events\":[" + events + "]}");

        assertFirst(answer.attempt(), "EventTooLarge", "TOO_MANY_EVENTS: 301 events", "at most 300 events");
    }

    @Test
    void eventsForNobodyAreTold() {
        var answer = home.posts("{\"account\":\"nobody\","
                + changeReport("lamp-1", "ON").strip().substring(1));

        assertFirst(answer.attempt(), "EventForNobody", "RECIPIENT_UNKNOWN", "account (its username)");
    }

    @ParameterizedTest
    @CsvSource({
        "link, BEARER_NOT_ALLOWED, \"may_send_events\"",
        "nonsense, BEARER_INVALID, new token",
        ", BEARER_MISSING, Authorization: Bearer"
    })
    void aSenderWithoutATokenOfItsOwnIsTold(String token, String fault, String cure) {
        var headers = new java.util.HashMap<>(Map.of("Content-Type", "application/json"));
        if (token != null) {
            headers.put(
                    "Authorization",
                    "Bearer " + (token.equals("link") ? home.linked().tokens().accessToken() : token));
        }
        var answer = home.send("POST", "/alexa/events", "{\"account\":\"ann\"}", headers);

        assertFirst(answer.attempt(), "DeviceCloudRefused", fault, cure);
    }

    private FirstFinding assertFirst(String number, String name, String seen, String cure) {
        return FirstFinding.of(console, number, name).tells("warning", seen, cure);
    }
}
