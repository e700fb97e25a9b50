package carrick.protocol.findings;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.Description;
import carrick.support.Recorder;
import carrick.support.Scrape;
import carrick.support.TestClients;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What shows only across attempts, on a server of its own that waits a second for what should follow at once; and who is told of it. Each
 * client is in one trend. The last tests look at what the others have left.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrendsIT {

    private static final CarrickServer SERVER = new CarrickServer("trends", 17);
    private static final Recorder WEBHOOK = new Recorder().answers(503, "").answers(200, "");
    private static final TestClients REGIONS =
            client("trend-regions", "https://layla.amazon.com/api/skill/link/MTREND1");
    private static final TestClients DEVICES = client("trend-devices", "http://localhost:8765/trend-devices");
    private static final TestClients ALL = client("trend-all", "http://localhost:8765/trend-all");
    private static final String JAPAN = "https://alexa.amazon.co.jp/api/skill/link/MTREND1";
    private static final List<String> SECRETS = new ArrayList<>();

    private final Console console = Console.at(SERVER.address());

    private static TestClients client(String id, String redirectUri) {
        return new TestClients(id, id + "-secret-0123456789", redirectUri, "smart_home");
    }

    @BeforeAll
    static void start() {
        SERVER.with(
                        "CARRICK_CLIENTS",
                        Path.of("src/test/resources/clients.json")
                                .toAbsolutePath()
                                .toString())
                .with("CARRICK_DIAGNOSIS_PATIENCE", "PT1S")
                .with("CARRICK_DIAGNOSIS_WEBHOOK", WEBHOOK.address() + "/trends")
                .with("CARRICK_PROXIES", "127.0.0.0/8, ::1")
                .with("CARRICK_THROTTLE_REQUESTS", "100")
                .with("CARRICK_THROTTLE_ADDRESS", "5000")
                .fresh()
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
        WEBHOOK.close();
    }

    private static Alexa alexa(TestClients client) {
        return Alexa.at(SERVER.address(), client);
    }

    private static String state(String stage, String device) {
        var json = "{\"userState\":[{\"k\":\"requestDeviceFamily\",\"v\":\"" + device + "\"},"
                + "{\"k\":\"skillStage\",\"v\":\"" + stage + "\"},{\"k\":\"customerId\",\"v\":\"AMZN-CUSTOMER-1\"}]}";
        return "Amas" + Base64.getEncoder().encodeToString(json.getBytes()) + "signature==";
    }

    private static void link(TestClients client, String device, int times) {
        for (int i = 0; i < times; i++) {
            var alexa = alexa(client).asking("state", state("live", device)).signsInAsAnn();
            var code = alexa.codeAfterConsent();
            var tokens = alexa.exchanges(code);
            assertThat(tokens.status()).isEqualTo(200);
            SECRETS.addAll(List.of(code, tokens.accessToken(), tokens.refreshToken()));
        }
    }

    @Test
    @Order(1)
    void oneRegionFailsWhileOthersLink() {
        link(REGIONS, "CompAppIOS", 2);
        var refused = alexa(REGIONS).asking("redirect_uri", JAPAN).opens();
        for (int i = 0; i < 2; i++) {
            alexa(REGIONS).asking("redirect_uri", JAPAN).opens();
        }
        link(REGIONS, "CompAppAndroid", 3);
        alexa(REGIONS).asking("redirect_uri", JAPAN).opens();
        console.awaitFirst(refused.attempt(), "OtherRegionUnregistered");
        assertThat(trends(REGIONS)).as("four failures beside three links").isEmpty();
        var last = alexa(REGIONS).asking("redirect_uri", JAPAN).opens();

        var trend = awaitTrend(REGIONS, "OneRegionFails");

        assertThat(trend.getString("subject")).isEqualTo("alexa.amazon.co.jp");
        assertThat(trend.getString("severity")).isEqualTo("error");
        assertThat(trend.getString("since")).isEqualTo(begunAt(refused));
        assertThat(trend).doesNotContainKey("ended_at");
        assertThat(texts(trend))
                .contains(
                        "alexa.amazon.co.jp: 5 failed, 0 were left, none linked",
                        "others in the same time: 3 linked, 0 in vain",
                        "last faults: REDIRECT_URI_UNREGISTERED (5)",
                        "the newest of them: attempt " + last.attempt());
        awaitTrends(now -> now.stream() // what was found of the attempts is noted while the trend is there already
                .map(noted -> noted.getString("cure"))
                .anyMatch(cure -> cure.contains("OtherRegionUnregistered") && cure.contains(last.attempt())));
        assertThat(trends(REGIONS)).extracting(other -> other.getString("name")).containsExactly("OneRegionFails");
    }

    /** Most of what goes wrong in a browser is seen from here as customers who leave. */
    @Test
    @Order(2)
    void oneDeviceFamilyFailsByAbsence() {
        var left =
                alexa(DEVICES).asking("state", state("live", "CompAppAndroid")).opensLogin();
        var first = left.page().attempt();
        link(DEVICES, "CompAppIOS", 3);
        for (int i = 0; i < 4; i++) {
            alexa(DEVICES).asking("state", state("live", "CompAppAndroid")).opensLogin();
            alexa(DEVICES).asking("state", state("development", "Echo")).opensLogin();
        }

        var trend = awaitTrend(DEVICES, "OneDeviceFamilyFails");

        assertThat(trend.getString("subject")).isEqualTo("CompAppAndroid");
        assertThat(trend.getString("since"))
                .isEqualTo(console.attempt(first, attempt -> true).getString("begun_at"));
        assertThat(texts(trend))
                .anyMatch(text -> text.matches("CompAppAndroid: \\d failed, \\d were left, none linked"))
                .contains("furthest that one of them came: request accepted");
        assertThat(trends(DEVICES))
                .extracting(other -> other.getString("subject"))
                .containsExactly("CompAppAndroid");
    }

    /** Somebody has changed the secret in the developer console, and not here. */
    @Test
    @Order(3)
    void everythingFailsSinceAMoment() {
        link(ALL, "CompAppIOS", 5);
        var mistyped = new TestClients(ALL.id(), "another-secret-0123456789", ALL.redirectUri(), ALL.scope());
        var ann = inVain(mistyped, "ann", "ann-password-1");
        for (int i = 0; i < 4; i++) {
            inVain(mistyped, "ann", "ann-password-1");
        }
        inVain(mistyped, "bob@example.com", "bob-password-1");
        inVain(mistyped, "throttled", "theo-password-1");
        var last = inVain(mistyped, "hanna", "hanna-password-1");

        var trend = awaitTrend(ALL, "EverythingFailsSince");

        assertThat(trend.getString("subject")).isEmpty();
        assertThat(trend.getString("since"))
                .isEqualTo(console.attempt(ann, attempt -> true).getString("begun_at"));
        assertThat(trend.getString("explanation")).contains("since " + trend.getString("since"));
        assertThat(texts(trend))
                .contains("before, within a day: 5 linked, 0 in vain", "the newest of them: attempt " + last);
        assertThat(trends(ALL))
                .extracting(other -> other.getString("name"))
                .as("the secret is wrong, and neither a region nor a device to blame")
                .contains("EverythingFailsSince")
                .isSubsetOf("EverythingFailsSince", "SecretWrongSince");
    }

    private static String inVain(TestClients mistyped, String username, String password) {
        var alexa = alexa(mistyped).signsInAs(username, password);
        var redirect = alexa.allow();
        assertThat(alexa.exchanges(redirect.redirectParameter("code")).status()).isEqualTo(401);
        return redirect.attempt();
    }

    /** From another network than the other tests, and many: what they make Carrick write is bounded. */
    @Test
    @Order(4)
    void aFloodOfFailuresLeavesASampleAndNoMore() {
        var before = Scrape.at(SERVER.address());
        var stranger = new TestClients("flood", "x", "", "");
        var body = Alexa.form(Map.of("grant_type", "refresh_token", "refresh_token", "crk_rt_x"));
        IntStream.range(0, 300).forEach(i -> alexa(stranger)
                .posts(
                        "token",
                        body,
                        Map.of(
                                "Content-Type",
                                Alexa.FORM,
                                "Authorization",
                                Alexa.basic("flood-" + i, "x"),
                                "X-Forwarded-For",
                                "203.0.113.9")));
        var other = alexa(stranger).refreshes("crk_rt_x");

        console.attempt(other.attempt(), attempt -> true);
        var kept = console.gets("attempts?outcome=stray&limit=500").json().getJsonArray("attempts");

        assertThat(kept).hasSizeBetween(50, 150);
        assertThat(before.growth("carrick_faults_total", "step=\"token\"")).isGreaterThanOrEqualTo(300);
        assertThat(Scrape.at(SERVER.address()).sum("carrick_trace_steps_dropped_total"))
                .isGreaterThanOrEqualTo(150);
    }

    @Test
    @Order(5)
    void isToldOnceInTheLogHoweverOftenDiagnosisLooks() {
        var trends = all();
        assertThat(trends).hasSizeGreaterThanOrEqualTo(3);
        var looks = Instant.parse(trends.get(0).getString("seen_at")).plusSeconds(4);
        awaitTrends(now -> now.stream()
                .allMatch(trend -> !Instant.parse(trend.getString("seen_at")).isBefore(looks)));

        for (var trend : all()) {
            assertThat(lines("trend=" + trend.getString("trend") + " "))
                    .singleElement()
                    .asString()
                    .contains(
                            "finding=" + trend.getString("name") + " severity=ERROR since=" + trend.getString("since"));
        }
        var refused = console.gets("attempts?finding=OtherRegionUnregistered")
                .json()
                .getJsonArray("attempts")
                .getValuesAs(JsonObject.class);
        assertThat(refused).hasSize(5).allSatisfy(attempt -> assertThat(
                        lines("attempt=" + attempt.getString("number") + " finding=OtherRegionUnregistered"))
                .singleElement()
                .asString()
                .contains("severity=ERROR catalogue=12"));
    }

    @Test
    @Order(6)
    void isCountedOnceByName() {
        var now = Scrape.at(SERVER.address());

        assertThat(now.sum("carrick_trends_total", "finding=\"OneRegionFails\""))
                .isEqualTo(1);
        assertThat(now.sum("carrick_trends_total", "finding=\"OneDeviceFamilyFails\""))
                .isEqualTo(1);
        assertThat(now.sum("carrick_trends_total", "finding=\"EverythingFailsSince\""))
                .isEqualTo(1);
        assertThat(now.sum("carrick_findings_total", "finding=\"OtherRegionUnregistered\""))
                .isEqualTo(5);
        var findings = console.gets("findings");
        assertThat(findings.status()).as(findings.body()).isEqualTo(200);
        assertThat(findings.json().getJsonArray("findings").getValuesAs(JsonObject.class))
                .anySatisfy(counted -> {
                    assertThat(counted.getString("name")).isEqualTo("OtherRegionUnregistered");
                    assertThat(counted.getInt("attempts")).isEqualTo(5);
                });
    }

    /** The first answer is 503; that one comes again. */
    @Test
    @Order(7)
    void whoeverWantsToHearOfItIsToldUntilHeAnswers() {
        var trends = all();
        awaitTrends(now -> WEBHOOK.requests().size() >= now.size() + 1);
        var description = Description.of(console.sends("GET", "openapi.json", null));

        assertThat(WEBHOOK.requests()).hasSize(trends.size() + 1).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/trends");
            assertThat(request.header("Content-Type")).startsWith("application/json");
            assertThat(description.complaints("Webhook", request.text())).isEmpty();
            assertThat(request.text())
                    .doesNotContain(SECRETS)
                    .doesNotContain("secret-0123456789", "AMZN-CUSTOMER-1", "ann", Console.TOKEN);
        });
        var told =
                WEBHOOK.requests().stream().map(request -> read(request.text())).toList();
        assertThat(told.subList(1, told.size()))
                .extracting(posted -> posted.getString("trend"))
                .contains(told.get(0).getString("trend"))
                .doesNotHaveDuplicates();
        for (var trend : trends) {
            assertThat(told).anySatisfy(posted -> {
                assertThat(posted.getString("trend")).isEqualTo(trend.getString("trend"));
                assertThat(posted.getString("name")).isEqualTo(trend.getString("name"));
                assertThat(posted.getString("since")).isEqualTo(trend.getString("since"));
                assertThat(posted.getString("client_id")).isEqualTo(trend.getString("client_id"));
                assertThat(posted.getString("issuer")).isEqualTo(alexa(ALL).issuer());
            });
        }
    }

    @Test
    @Order(8)
    void isAsItsDescriptionSaysAndTellsNoSecret() {
        var description = Description.of(console.sends("GET", "openapi.json", null));
        for (var path : List.of("trends", "findings")) {
            var answer = console.gets(path);

            assertThat(description.complaints("GET", "/" + path, answer)).isEmpty();
            assertThat(answer.body()).doesNotContain(SECRETS).doesNotContain("AMZN-CUSTOMER-1");
        }
        assertThat(SERVER.console()).doesNotContain(SECRETS).doesNotContain("AMZN-CUSTOMER-1");
    }

    private static JsonObject read(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }

    private List<String> lines(String text) {
        return SERVER.console()
                .lines()
                .filter(line -> line.contains(text) && line.contains("finding="))
                .toList();
    }

    private List<JsonObject> all() {
        return console.gets("trends").json().getJsonArray("trends").getValuesAs(JsonObject.class);
    }

    private List<JsonObject> trends(TestClients client) {
        return all().stream()
                .filter(trend -> client.id().equals(trend.getString("client_id", null)))
                .toList();
    }

    private JsonObject awaitTrend(TestClients client, String name) {
        Predicate<JsonObject> isIt =
                trend -> trend.getString("name").equals(name) && client.id().equals(trend.getString("client_id", null));
        return awaitTrends(now -> now.stream().anyMatch(isIt)).stream()
                .filter(isIt)
                .findFirst()
                .orElseThrow();
    }

    private List<JsonObject> awaitTrends(Predicate<List<JsonObject>> hold) {
        console.await(
                "trends",
                answer -> hold.test(answer.json().getJsonArray("trends").getValuesAs(JsonObject.class)));
        return all();
    }

    private String begunAt(Answer answer) {
        return console.attempt(answer.attempt(), attempt -> true).getString("begun_at");
    }

    private static List<String> texts(JsonObject trend) {
        return trend.getJsonArray("evidence").getValuesAs(jakarta.json.JsonString.class).stream()
                .map(jakarta.json.JsonString::getString)
                .toList();
    }
}
