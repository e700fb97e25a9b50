package carrick.protocol;

import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.uniqueCode;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reciprocal authorization: Alexa brings Amazon's code with the customer's token of ours (alexa-contract 7). */
class ReciprocalIT {

    private final SmartHome home = SmartHome.of(TestClients.home());
    private final StandIn amazon = StandIn.at(CarrickServer.url());
    private final SmartHome.Link link = home.onlyLinked();
    private final String code = uniqueCode();

    @Test
    void aCodeIsExchangedAndEventsFlow() {
        var answer = posts(Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var call = amazon.calls(code).get(0);
        assertThat(call.getString("what")).isEqualTo("authorization_code");
        assertThat(call.getString("client_id")).isEqualTo("amzn1.application-oa2-client.home");
        assertDelivered();
    }

    /** It is not told where the customer is at home; the first event finds out. */
    @Test
    void eventsFindACustomerOfAnotherRegion() {
        posts(Map.of("code", "eu-" + code));

        assertDelivered();
    }

    @Test
    void theSameCodeAgainIsAnsweredAlike() {
        posts(Map.of());

        assertThat(posts(Map.of()).status()).isEqualTo(200);
        assertThat(amazon.calls(code)).hasSize(1);
    }

    @Test
    void anAcceptGrantWithTheSameCodeIsAnsweredFromTheResult() {
        posts(Map.of());

        assertThat(link.accepts(code).body()).contains("AcceptGrant.Response");
        assertThat(amazon.calls(code)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, authorization_code, unsupported_grant_type",
        "grant_type, '', invalid_request",
        "client_id, signed-home, invalid_grant",
        "client_id, nobody, invalid_grant",
        "client_id, '', invalid_request",
        "code, '', invalid_request",
    })
    void aWrongParameterIsRefused(String parameter, String value, String error) {
        assertRefused(posts(Map.of(parameter, value)), 400, error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "client_id", "code"})
    void aParameterComesOnce(String parameter) {
        var form = form(Map.of());

        var answer = posts(form + "&" + parameter + "=x", bearer(link.tokens().accessToken()));

        assertRefused(answer, 400, "invalid_request");
    }

    @Test
    void aBodyIsAForm() {
        var headers = new HashMap<>(bearer(link.tokens().accessToken()));
        headers.put("Content-Type", "application/json");

        assertRefused(posts("{\"code\":\"" + code + "\"}", headers), 400, "invalid_request");
    }

    @Test
    void whoBringsNoTokenIsTold() {
        var answer = posts(form(Map.of()), Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Carrick\"");
        assertThat(amazon.calls(code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "refresh", "ended"})
    void theTokenMustBeGood(String kind) {
        var token =
                switch (kind) {
                    case "refresh" -> link.tokens().refreshToken();
                    case "ended" -> {
                        Alexa.linking(TestClients.home()).revokes(link.tokens().accessToken());
                        yield link.tokens().accessToken();
                    }
                    default -> kind;
                };

        var answer = posts(form(Map.of()), bearer(token));

        assertRefused(answer, 401, "invalid_token");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"Carrick\", error=\"invalid_token\"");
    }

    @Test
    void theTokenOfAClientIsNotForThis() {
        var answer = posts(form(Map.of()), Map.of("Authorization", home.bearer()));

        assertRefused(answer, 403, "insufficient_scope");
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_GRANT, 400, invalid_grant",
        "INVALID_CLIENT, 500, server_error",
        "UNAVAILABLE, 503, temporarily_unavailable"
    })
    void whatAmazonRefusesIsRefusedInTheWayOfOAuth(String fault, int status, String error) {
        amazon.fault("token", code, fault, Map.of("times", 2));

        var answer = posts(Map.of());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.errorDescription()).isNotEmpty();
        assertThat(link.sends(changeReport("lamp-1", "ON")).getString("status")).isEqualTo("undeliverable");
    }

    @ParameterizedTest
    @CsvSource({"silent-home, server_error", "confused-home, server_error", "skill, server_error"})
    void aSkillWithoutItsMessagingClientIsToldSo(String id, String error) {
        var client = id.equals("skill") ? TestClients.skill() : TestClients.home(id);
        var token = Alexa.linking(client).links().accessToken();

        assertRefused(posts(form(Map.of("client_id", id)), bearer(token)), 500, error);
    }

    @Test
    void aSkillThatIsNotSetUpForItIsLeftInPeace() {
        var token = Alexa.linking(TestClients.home("early-home")).links().accessToken();

        assertRefused(posts(form(Map.of("client_id", "early-home")), bearer(token)), 400, "unauthorized_client");
    }

    @Test
    void anotherMethodIsNotAllowed() {
        var answer = home.send("GET", "/alexa/reciprocal", null, Map.of());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("POST");
    }

    private Answer posts(Map<String, String> changed) {
        return posts(form(changed), bearer(link.tokens().accessToken()));
    }

    private Answer posts(String body, Map<String, String> headers) {
        var all = new HashMap<>(Map.of("Content-Type", Alexa.FORM));
        all.putAll(headers);
        return home.send("POST", "/alexa/reciprocal", body, all);
    }

    private String form(Map<String, String> changed) {
        var form = new LinkedHashMap<>(
                Map.of("grant_type", "reciprocal_authorization_code", "client_id", "home", "code", code));
        form.putAll(changed);
        return Alexa.form(form);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private void assertRefused(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(amazon.calls(code)).isEmpty();
    }

    private void assertDelivered() {
        var event = UUID.randomUUID().toString();
        link.sends(changeReport(event, "lamp-1", "ON"));
        assertThat(home.outcome(event).getString("status")).isEqualTo("delivered");
    }
}
