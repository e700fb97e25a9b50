package carrick.protocol;

import static carrick.support.SmartHome.acceptGrant;
import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.uniqueCode;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.Forwarder;
import carrick.support.SmartHome;
import carrick.support.TestClients;
import carrick.support.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The master key changes while two nodes run over one database, in the two rounds that {@code configuration.md} tells. The tests are one
 * story, told in order, from the end of the first round to the node that has the new key alone; each prints what it counted.
 */
@TestMethodOrder(OrderAnnotation.class)
class RotationIT {

    private static final String OLD = CarrickServer.MASTER_KEY;
    private static final String NEW = "YW5vdGhlci10ZXN0LW1hc3Rlci1rZXktMDEyMzQ1Njc4OWFiY2Q=";
    private static final TestClients SIGNED = TestClients.home("signed-home");
    private static final int FIRST_PORT = CarrickServer.firstPort();
    private static final TestDatabase DATABASE = new TestDatabase(
            FIRST_PORT + 13, new CarrickServer("rotation-a", 11).folder().resolve("database"));
    private static final CarrickServer A = node("rotation-a", 11);
    private static final CarrickServer B = node("rotation-b", 12);

    private static final List<Link> LINKS = new ArrayList<>();
    private static final List<String> CODES = new ArrayList<>();
    private static SmartHome cloud;
    private static SmartHome.Link sending;
    private static SmartHome.Link signed;
    private static String keyFromBefore;
    private static Link silent;
    private static Alexa loginFromBefore;

    private int attempted;
    private int succeeded;

    private static CarrickServer node(String name, int offset) {
        var amazon = CarrickServer.url() + "/stand-in/";
        return new CarrickServer(name, offset)
                .with("db_url", DATABASE.url())
                .with("CARRICK_ISSUER", "http://localhost:" + (FIRST_PORT + 11))
                .with("CARRICK_MASTER_KEY", OLD)
                .with("CARRICK_MASTER_KEY_PREVIOUS", NEW)
                .with(
                        "CARRICK_CLIENTS",
                        Path.of("src/test/resources/clients.json")
                                .toAbsolutePath()
                                .toString())
                .with("CARRICK_ACCEPT_GRANT_BUDGET", "PT7S")
                .with("CARRICK_AMAZON_TOKEN_URL", amazon + "auth/o2/token")
                .with("CARRICK_AMAZON_GATEWAY_NA", amazon + "na/v3/events");
    }

    @BeforeAll
    static void endTheFirstRound() {
        CarrickServer.url(); // the stand-in for Amazon lives there
        A.fresh();
        B.fresh();
        DATABASE.start();
        A.start();
        B.start();
        A.awaitReady();
        B.awaitReady();
        for (var client :
                List.of(TestClients.skill(), TestClients.quick(), TestClients.fixed(), TestClients.strict())) {
            IntStream.range(0, 4).forEach(i -> LINKS.add(new Link(i % 2 == 0 ? A : B, client)));
        }
        silent = new Link(A, TestClients.skill());
        CODES.addAll(codesOf(A));
        CODES.addAll(codesOf(B));
        cloud = SmartHome.at(A.address(), TestClients.home());
        cloud.bearer();
        sending = cloud.linked();
        signed = SmartHome.at(A.address(), SIGNED).onlyLinked();
        keyFromBefore = forwarderKey(B);
        loginFromBefore = alexa(A).opensLogin();
    }

    @AfterAll
    static void stop() {
        A.kill();
        B.kill();
        DATABASE.stop();
    }

    @Test
    @Order(1)
    void aNodeWithTheNewKeyAndOneWithTheOldKeyBelieveEachOther() {
        A.with("CARRICK_MASTER_KEY", NEW)
                .with("CARRICK_MASTER_KEY_PREVIOUS", OLD)
                .restart();

        for (var node : List.of(A, B, A, B)) {
            LINKS.forEach(link -> count(link.refreshes(node) && link.isActive(A) && link.isActive(B)));
        }
        IntStream.range(0, CODES.size()).forEach(i -> count(exchanges(i % 2 == 0 ? B : A, CODES.get(i))));
        codesOf(A).forEach(code -> count(exchanges(B, code)));
        codesOf(B).forEach(code -> count(exchanges(A, code)));
        count(finishes(loginFromBefore));
        count(opensElsewhere(A, B));
        count(opensElsewhere(B, A));
        for (var node : List.of(A, B)) {
            count(takesEvent(node, cloud.bearer()));
            count(takesEvent(node, SmartHome.at(A.address(), TestClients.home()).bearer()));
            count(takesEvent(node, SmartHome.at(B.address(), TestClients.home()).bearer()));
            for (var key : List.of(keyFromBefore, forwarderKey(A), forwarderKey(B))) {
                count(takesDirective(node, key));
            }
        }
        counted("one node with the new key, one with the old");
    }

    @Test
    @Order(2)
    void whenBothHaveTheNewKeyNothingIsEncryptedUnderTheOldOne() {
        B.with("CARRICK_MASTER_KEY", NEW)
                .with("CARRICK_MASTER_KEY_PREVIOUS", OLD)
                .restart();

        assertThat(B.awaitLine("all encrypted under carrick.master-key")).doesNotContain("not encrypted");
        assertThat(DATABASE.asks("select key_id from amazon_grant where ended_at is null group by key_id"))
                .hasSize(1);
        LINKS.add(new Link(B, TestClients.skill()));
        signed = SmartHome.at(A.address(), SIGNED)
                .linkOf(Alexa.at(A.address(), SIGNED).refreshes(signed.tokens().refreshToken()));
        for (var node : List.of(A, B)) {
            LINKS.forEach(link -> count(link.refreshes(node) && link.isActive(A)));
        }
        counted("both nodes with the new key");
    }

    @Test
    @Order(3)
    void afterwardsTheOldKeyIsNotNeededByAnyLinkThatHasRefreshed() {
        A.without("CARRICK_MASTER_KEY_PREVIOUS").restart();

        assertThat(A.console()).doesNotContain("made under another master key");
        assertThat(alexa(A).refreshes(silent.refreshToken).errorDescription())
                .isEqualTo("refresh_token was not issued by this server");
        assertThat(A.awaitLine("made under another master key")).contains("carrick.master-key.previous");
        count(silent.refreshes(B)); // where the key is still there, the link lives
        B.kill();

        LINKS.add(silent);
        LINKS.forEach(link -> count(link.refreshes(A) && link.isActive(A)));
        LINKS.add(new Link(A, TestClients.skill()));
        count(takesEvent(A, SmartHome.at(A.address(), TestClients.home()).bearer()));
        count(takesDirective(A, forwarderKey(A)));
        counted("the new key alone");
    }

    private void count(boolean success) {
        attempted++;
        succeeded += success ? 1 : 0;
    }

    private void counted(String what) {
        System.out.println("Rotation, " + what + ": attempted " + attempted + ", succeeded " + succeeded + ", lost "
                + (attempted - succeeded));
        assertThat(succeeded).isEqualTo(attempted);
    }

    private static Alexa alexa(CarrickServer node) {
        return Alexa.at(node.address(), TestClients.skill());
    }

    private static List<String> codesOf(CarrickServer node) {
        return IntStream.range(0, 2)
                .mapToObj(i -> alexa(node).signsInAsAnn().codeAfterConsent())
                .toList();
    }

    private static boolean exchanges(CarrickServer node, String code) {
        return alexa(node).exchanges(code).status() == 200;
    }

    private static boolean finishes(Alexa pending) {
        pending.signIn("ann", "ann-password-1");
        pending.follow();
        return pending.exchanges(pending.codeAfterConsent()).status() == 200;
    }

    /** Whether a login that was begun at one node goes on at another. */
    private static boolean opensElsewhere(CarrickServer here, CarrickServer there) {
        var alexa = alexa(here);
        var login = alexa.opens().location();
        var page = alexa.visits(
                login.startsWith("/") ? there.address() + login : login.replace(here.address(), there.address()));
        return page.status() == 200 && page.body().contains("login:password");
    }

    /** Whether an event is accepted with that token, and arrives at Amazon. */
    private static boolean takesEvent(CarrickServer node, String bearer) {
        var id = UUID.randomUUID().toString();
        var answer = SmartHome.at(node.address(), TestClients.home())
                .send(
                        "POST",
                        "/alexa/events",
                        "{\"family\":\"" + sending.number() + "\","
                                + changeReport(id, "lamp", "ON").strip().substring(1),
                        Map.of("Content-Type", "application/json", "Authorization", bearer));
        return answer.status() == 202
                && SmartHome.at(A.address(), TestClients.home())
                        .outcome(id)
                        .getString("status")
                        .equals("delivered");
    }

    private static boolean takesDirective(CarrickServer node, String key) {
        var directive = acceptGrant(
                signed.tokens().accessToken(), uniqueCode(), UUID.randomUUID().toString());
        var time = String.valueOf(Instant.now().getEpochSecond());
        var headers = Map.of(
                "X-Carrick-Skill",
                SIGNED.id(),
                "X-Carrick-Region",
                "us-east-1",
                "X-Carrick-Time",
                time,
                "X-Carrick-Signature",
                "v1=" + hmac(key, "v1:" + time + ":us-east-1:" + directive));
        return SmartHome.at(node.address(), SIGNED)
                .directive(directive, headers)
                .body()
                .contains("AcceptGrant.Response");
    }

    private static String forwarderKey(CarrickServer node) {
        var code = SmartHome.at(node.address(), SIGNED)
                .send("GET", Forwarder.MODULE, null, Map.of("Authorization", Alexa.basic(SIGNED.id(), SIGNED.secret())))
                .body();
        var found = Pattern.compile("CARRICK_KEY \\|\\| \"([0-9a-f]{64})\"").matcher(code);
        assertThat(found.find()).as(code).isTrue();
        return found.group(1);
    }

    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A customer's link, as Alexa knows it: by its newest tokens. */
    private static final class Link {

        private final TestClients client;
        private String accessToken;
        private String refreshToken;

        private Link(CarrickServer node, TestClients client) {
            this.client = client;
            var tokens = Alexa.at(node.address(), client).links();
            accessToken = tokens.accessToken();
            refreshToken = tokens.refreshToken();
        }

        private boolean refreshes(CarrickServer node) {
            var answer = Alexa.at(node.address(), client).refreshes(refreshToken);
            if (answer.status() != 200) {
                System.out.println(client.id() + " was refused: " + answer);
                return false;
            }
            accessToken = answer.accessToken();
            refreshToken = answer.refreshToken();
            return true;
        }

        private boolean isActive(CarrickServer node) {
            return Alexa.at(node.address(), client).isActive(accessToken);
        }
    }
}
