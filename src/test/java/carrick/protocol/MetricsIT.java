package carrick.protocol;

import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.uniqueCode;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.Scrape;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What an operator sees of the customers at {@code /metrics}. */
class MetricsIT {

    private static final Path SITE = Path.of("src/site");
    private static final String CODE = "action=\"authorization_code\"";
    private static final String REFRESH = "action=\"refresh_token\"";
    private static final String ACCEPT_GRANT = "action=\"AcceptGrant\"";

    private final Scrape before = Scrape.settled();

    @Test
    void aLinkIsSeenAtEveryMilestone() {
        Alexa.linking(TestClients.skill()).links();

        for (var milestone : new String[] {"REQUEST_ACCEPTED", "SIGNED_IN", "CODE_ISSUED", "TOKENS_ISSUED"}) {
            assertThat(before.growth("carrick_milestones_total", "\"" + milestone + "\""))
                    .as(milestone)
                    .isEqualTo(1);
        }
        assertThat(before.growth("carrick_requests_total", CODE, "outcome=\"ok\""))
                .isEqualTo(1);
        assertThat(before.growth("carrick_requests_total", "endpoint=\"authorize\"", "outcome=\"ok\""))
                .isEqualTo(1);
        assertThat(before.growth("carrick_request_duration_seconds_bucket", CODE, "le=\"4.5\""))
                .isEqualTo(1);
    }

    @Test
    void aLinkThatALostAnswerWouldHaveCostIsCountedAsSaved() {
        var alexa = Alexa.linking(TestClients.quick());
        var code = alexa.signsInAsAnn().codeAfterConsent();
        var first = alexa.exchanges(code).refreshToken();
        alexa.exchanges(code);
        var second = alexa.refreshes(first).refreshToken();
        alexa.refreshes(first);
        alexa.refreshes(second);

        assertThat(before.growth("carrick_requests_total", CODE, "outcome=\"repeated\""))
                .isEqualTo(1);
        assertThat(before.growth("carrick_requests_total", REFRESH, "outcome=\"renewed\""))
                .isEqualTo(2);
        assertThat(before.growth("carrick_requests_total", REFRESH, "outcome=\"repeated\""))
                .isEqualTo(1);
    }

    @Test
    void aTokenThatIsStaleIsCountedByTheNameOfItsFault() {
        var alexa = Alexa.linking(TestClients.quick());
        var first = alexa.links().refreshToken();
        alexa.refreshes(alexa.refreshes(first).refreshToken());

        assertThat(alexa.refreshes(first).error()).isEqualTo("invalid_grant");

        assertThat(before.growth("carrick_requests_total", REFRESH, "outcome=\"invalid_grant\""))
                .isEqualTo(1);
        assertThat(before.growth("carrick_faults_total", "step=\"token\"", "fault=\"REFRESH_TOKEN_STALE\""))
                .isEqualTo(1);
    }

    @Test
    void aCustomerWhoIsSentAwayIsCounted() {
        var alexa = Alexa.linking(TestClients.skill()).opensLogin();
        alexa.signIn("ann", "wrong");
        Alexa.linking(TestClients.skill()).asking("scope", "everything").opens();

        assertThat(before.growth("carrick_requests_total", "endpoint=\"login\"", "outcome=\"access_denied\""))
                .isEqualTo(1);
        assertThat(before.growth("carrick_requests_total", "endpoint=\"authorize\"", "outcome=\"invalid_scope\""))
                .isEqualTo(1);
    }

    @Test
    void grantsAndEventsAreCountedByWhatBecameOfThem() {
        var home = SmartHome.of(TestClients.home());
        var standIn = StandIn.at(CarrickServer.url());
        var link = home.linked();
        var code = uniqueCode();
        standIn.fault("token", code, "INVALID_GRANT");
        link.accepts(code);
        var refused = UUID.randomUUID().toString();
        standIn.fault("gateway", refused, "INVALID_REQUEST_EXCEPTION");
        home.outcome(link.sends(changeReport("lamp", "ON")).getString("id"));
        home.outcome(link.sends(changeReport(refused, "lamp", "OFF")).getString("id"));

        assertThat(before.growth("carrick_requests_total", ACCEPT_GRANT, "outcome=\"ok\""))
                .isEqualTo(1);
        assertThat(before.growth("carrick_requests_total", ACCEPT_GRANT, "outcome=\"invalid_grant\""))
                .isEqualTo(1);
        assertThat(before.growth("carrick_faults_total", "directive", "fault=\"AMAZON_REFUSED_CODE\""))
                .isEqualTo(1);
        assertThat(before.growth("carrick_events_accepted_total")).isEqualTo(2);
        // others may have left events that are retried just now
        assertThat(before.growth("carrick_events_ended_total", "delivered")).isPositive();
        assertThat(before.growth("carrick_events_ended_total", "failed")).isPositive();
        assertThat(before.growth("carrick_event_lag_seconds_count")).isPositive();
    }

    @Test
    void anEventPostedTwiceCountsOnce() {
        var home = SmartHome.of(TestClients.home());
        var event = changeReport("lamp", "ON");
        var link = home.linked();
        link.sends(event);
        home.outcome(link.sends(event).getString("id"));

        assertThat(before.growth("carrick_events_accepted_total")).isEqualTo(1);
    }

    @Test
    void nothingFromTheWireAndNoSecretIsALabel() {
        var alexa = Alexa.linking(TestClients.skill());
        alexa.asking("client_id", "made-up-client").opens();
        var tokens = alexa.asking("client_id", "skill").links();
        alexa.posts("token", Map.of("grant_type", "made-up-grant"));
        alexa.refreshes("made-up-token");

        assertThat(before.growth("carrick_faults_total", "CLIENT_UNKNOWN")).isEqualTo(1);
        assertThat(before.growth("carrick_faults_total", "GRANT_TYPE_UNSUPPORTED"))
                .isEqualTo(1);
        assertThat(before.growth("carrick_faults_total", "REFRESH_TOKEN_UNKNOWN"))
                .isEqualTo(1);
        assertThat(Scrape.now().series())
                .noneMatch(series -> series.contains("made-up")
                        || series.contains(tokens.refreshToken())
                        || series.contains("ann")
                        || series.contains(tokens.attempt()));
    }

    @Test
    void theStateOfTheNodeIsShown() {
        assertThat(before.sum("carrick_ready")).isEqualTo(1);
        assertThat(before.sum("carrick_database_up")).isEqualTo(1);
        assertThat(before.series())
                .contains(
                        "carrick_clock_offset_seconds",
                        "carrick_events_waiting",
                        "carrick_trace_steps_waiting",
                        "carrick_trace_steps_dropped_total");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 127.0.0.1",
        "Forwarded, for=127.0.0.1",
        "Via, 1.1 proxy",
        "X-Real-IP, 127.0.0.1",
        "X-Forwarded-Proto, https",
    })
    void whatCameThroughAProxyThatNobodyVouchesForSeesNothing(String header, String value) {
        var answer = SmartHome.of(TestClients.home()).send("GET", "/metrics", null, Map.of(header, value));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("carrick_");
    }

    @Test
    void whoeverSpeaksOpenMetricsGetsIt() {
        var answer = SmartHome.of(TestClients.home())
                .send("GET", "/metrics", null, Map.of("Accept", "application/openmetrics-text;version=1.0.0"));

        assertThat(answer.header("Content-Type")).startsWith("application/openmetrics-text");
        assertThat(answer.body()).endsWith("# EOF\n");
    }

    @Test
    void theManualHasARowForEveryMetricAndForNoOther() throws IOException {
        var rows = Pattern.compile("(?m)^\\| `(carrick_[a-z_]+)` \\|")
                .matcher(Files.readString(SITE.resolve("markdown/operating.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        aLinkIsSeenAtEveryMilestone();
        aTokenThatIsStaleIsCountedByTheNameOfItsFault();
        assertThat(Scrape.now().names()).containsExactlyInAnyOrderElementsOf(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"carrick-alerts.yml", "carrick-dashboard.json"})
    void alertsAndDashboardAskForMetricsThatAreThere(String file) throws IOException {
        var text = Files.readString(SITE.resolve("resources/" + file));
        aTokenThatIsStaleIsCountedByTheNameOfItsFault();

        assertThat(metricsIn(text))
                .hasSizeGreaterThan(5)
                .isSubsetOf(Scrape.now().names());
    }

    @Test
    void everyAlertIsExplained() throws IOException {
        var manual = Files.readString(SITE.resolve("markdown/operating.md"));
        var alerts = Pattern.compile("(?m)^ *- alert: (\\w+)$")
                .matcher(Files.readString(SITE.resolve("resources/carrick-alerts.yml")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(alerts).hasSizeGreaterThan(5).allSatisfy(alert -> assertThat(manual)
                .contains("| `" + alert + "` |"));
    }

    @Test
    void alertsAndDashboardAreReadable() throws IOException {
        Map<String, Object> alerts = new Yaml().load(Files.readString(SITE.resolve("resources/carrick-alerts.yml")));
        var dashboard = Json.createReader(
                        new StringReader(Files.readString(SITE.resolve("resources/carrick-dashboard.json"))))
                .readObject();

        assertThat(alerts).containsOnlyKeys("groups");
        assertThat(dashboard.getJsonArray("panels")).hasSizeGreaterThan(5);
    }

    private static Set<String> metricsIn(String text) {
        return Pattern.compile("\\bcarrick_[a-z_]+")
                .matcher(text)
                .results()
                .map(found -> found.group().replaceFirst("_(bucket|sum|count)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
