package carrick.protocol;

import static carrick.support.SmartHome.changeReport;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Dba;
import carrick.support.Folders;
import carrick.support.Patience;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import carrick.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What {@code operating.md} tells an operator to do by hand, with its statements as they stand there. One story on one server. */
@TestMethodOrder(OrderAnnotation.class)
class RunbookIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final CarrickServer SERVER = new CarrickServer("runbook", 14);
    private static final Path DATA = SERVER.folder().resolve("database");
    private static final Path BACKUP = SERVER.folder().resolve("backup");
    private static final TestDatabase DATABASE = new TestDatabase(CarrickServer.firstPort() + 15, DATA);

    private static StandIn amazon;
    private static SmartHome home;

    @BeforeAll
    static void start() {
        SERVER.with("db_url", DATABASE.url())
                .with(
                        "CARRICK_CLIENTS",
                        Path.of("src/test/resources/clients.json")
                                .toAbsolutePath()
                                .toString())
                .with("CARRICK_ACCEPT_GRANT_BUDGET", "PT7S")
                .with("CARRICK_AMAZON_TOKEN_URL", CarrickServer.url() + "/stand-in/auth/o2/token")
                .with("CARRICK_AMAZON_GATEWAY_NA", CarrickServer.url() + "/stand-in/na/v3/events")
                .with("CARRICK_CODE_LIFETIME", "PT10M")
                .with("CARRICK_THROTTLE_ADDRESS", "5000")
                .fresh();
        DATABASE.start();
        SERVER.start().awaitReady();
        amazon = StandIn.at(CarrickServer.url());
        home = SmartHome.at(SERVER.address(), TestClients.home());
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
        DATABASE.stop();
    }

    @Test
    @Order(1)
    void anOlderBackupKeepsEveryLinkThatIsInIt() throws IOException {
        var links = IntStream.range(0, 30).mapToObj(i -> new Link()).toList();
        var sending = home.linked();
        var told = UUID.randomUUID().toString();
        sending.sends(changeReport(told, "lamp", "ON"));
        assertThat(home.outcome(told).getString("status")).isEqualTo("delivered");
        var pending = alexa().opensLogin();
        var login = pending.page();
        var code = alexa().signsInAsAnn().codeAfterConsent();

        DATABASE.stop();
        Folders.copy(DATA, BACKUP);
        DATABASE.start();

        awaitDatabase();
        var refreshed = IntStream.range(0, 10)
                .map(round -> (int) links.stream().filter(Link::refreshes).count())
                .sum();
        var lost = IntStream.range(0, 15).mapToObj(i -> new Link()).toList();
        var lostByCode = alexa().exchanges(code);
        pending.signIn("ann", "ann-password-1");
        pending.follow();
        var ofAnn = pending.exchanges(pending.codeAfterConsent());
        Link.quick().revokes(links.get(1).refreshToken);

        SERVER.stop();
        DATABASE.stop();
        Folders.delete(DATA);
        Folders.copy(BACKUP, DATA);
        DATABASE.start();
        SERVER.start().awaitReady();

        // whoever forgets the statements for what was pending gives a number twice, but not what it stands for
        pending.returnsTo(login).signIn("bob@example.com", "bob-password-1");
        pending.follow();
        var ofBob = pending.exchanges(pending.codeAfterConsent());
        assertThat(ofBob.attempt()).isEqualTo(ofAnn.attempt());
        assertThat(username(ofBob)).isEqualTo("bob@example.com");
        assertGone(alexa(), ofAnn);
        assertThat(alexa().exchanges(code).status()).isEqualTo(200);
        assertGone(alexa(), lostByCode);
        Dba.of(DATABASE).does(sqlUnder("Backup and restore", "To restore"));
        assertThat(DATABASE.asks("select count(*) from interaction")).containsExactly("0");

        var alive = links.stream().filter(Link::refreshes).count();
        var again = links.stream().filter(Link::refreshes).count();
        System.out.println("Restore: links in the backup " + links.size() + ", refreshed after it " + refreshed
                + " times, alive after the restore " + alive + " and " + again + ", lost " + (links.size() - alive)
                + "; links made after the backup " + lost.size());
        assertThat(refreshed).isEqualTo(300);
        assertThat(alive).isEqualTo(links.size());
        assertThat(again).isEqualTo(links.size());
        lost.forEach(link -> assertGone(Link.quick(), link.tokens));

        var numbers = new HashSet<String>();
        lost.forEach(link -> numbers.add(link.tokens.attempt()));
        links.forEach(link -> numbers.add(link.tokens.attempt()));
        var newer = IntStream.range(0, 10).mapToObj(i -> new Link()).toList();
        assertThat(newer).allMatch(link -> numbers.add(link.tokens.attempt())).allMatch(Link::refreshes);

        sending.sends(changeReport(told, "lamp", "ON"));
        var another = UUID.randomUUID().toString();
        sending.sends(changeReport(another, "lamp", "OFF"));
        assertThat(home.outcome(another).getString("status")).isEqualTo("delivered");
        assertThat(amazon.calls(told)).as("told before the backup").hasSize(1);
    }

    @Test
    @Order(2)
    void oneAccountIsRevoked() {
        var others = new Link();
        var sending = home.onlyLinkedBy("hanna", "hanna-password-1");
        sending.accepts(SmartHome.uniqueCode());

        Dba.of(DATABASE).does(sqlUnder("Revoking everything", "One account").replace("ann@example.com", "hanna"));

        assertEnded(TestClients.home(), sending.tokens());
        assertThat(others.refreshes()).isTrue();
        var event = UUID.randomUUID().toString();
        assertThat(sending.sends(changeReport(event, "lamp", "ON")).getString("status"))
                .isEqualTo("undeliverable");
        Dba.of(DATABASE).does(sqlUnder("Revoking everything", "A client that loses"));
        assertThat(DATABASE.asks("select ended_why from amazon_grant where access_token is null"))
                .containsExactly("LINK_ENDED");
        assertThat(DATABASE.asks("select count(*) from amazon_grant where access_token is not null"))
                .isNotEqualTo(List.of("0"));
        assertThat(home.onlyLinkedBy("hanna", "hanna-password-1").tokens().status())
                .isEqualTo(200);
    }

    @Test
    @Order(3)
    void oneClientIsRevokedWithACodeThatIsOnItsWay() {
        var quick = new Link();
        var skill = alexa().links();
        var code =
                Alexa.at(SERVER.address(), TestClients.quick()).signsInAsAnn().codeAfterConsent();

        Dba.of(DATABASE).does(sqlUnder("Revoking everything", "One client").replace("living-room-skill", "quick"));

        assertEnded(TestClients.quick(), quick.tokens);
        assertThat(Alexa.at(SERVER.address(), TestClients.quick())
                        .exchanges(code)
                        .errorDescription())
                .isEqualTo("the customer no longer allows this");
        assertThat(alexa().refreshes(skill.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void everythingIsRevoked() {
        var skill = alexa().links();
        home.bearer();
        var sending = home.linked();

        Dba.of(DATABASE).does(sqlUnder("Revoking everything", "Everything"));

        assertEnded(TestClients.skill(), skill);
        assertEnded(TestClients.home(), sending.tokens());
        assertThat(home.posts("{}").status()).isEqualTo(401);
        assertThat(alexa().links().status()).isEqualTo(200);
    }

    private static Alexa alexa() {
        return Alexa.at(SERVER.address(), TestClients.skill());
    }

    private static String username(Answer tokens) {
        return Alexa.at(SERVER.address(), TestClients.resourceServer())
                .introspects(tokens.accessToken())
                .json()
                .getString("username");
    }

    private static void assertGone(Alexa client, Answer tokens) {
        assertThat(client.isActive(tokens.accessToken())).isFalse();
        assertThat(client.refreshes(tokens.refreshToken()).errorDescription())
                .isEqualTo("refresh_token was not issued by this server");
    }

    private static void assertEnded(TestClients client, Answer tokens) {
        assertThat(alexa().isActive(tokens.accessToken())).isFalse();
        assertThat(Alexa.at(SERVER.address(), client)
                        .refreshes(tokens.refreshToken())
                        .errorDescription())
                .isEqualTo("the link behind refresh_token has ended");
    }

    /** The pool needs a try or two to notice that the database is back, and for a second after each Carrick does not ask it. */
    private static void awaitDatabase() {
        Patience.await("back", PATIENCE, RunbookIT::opens);
    }

    private static boolean opens() {
        var answer = alexa().opens();
        return answer.location() != null && answer.redirectParameter("error") == null;
    }

    /** The first block of SQL after those words of that section. */
    private static String sqlUnder(String section, String words) {
        try {
            var page = Files.readString(Path.of("src/site/markdown/operating.md"));
            var from = page.indexOf("\n" + words, page.indexOf("\n## " + section + "\n"));
            var block = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL).matcher(page);
            assertThat(from > 0 && block.find(from)).as(words).isTrue();
            return block.group(1);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** A link of a client that gets a new refresh token with every refresh. */
    private static final class Link {

        private final Answer tokens = quick().links();
        private String refreshToken = tokens.refreshToken();

        private boolean refreshes() {
            var answer = quick().refreshes(refreshToken);
            if (answer.status() == 200) {
                refreshToken = answer.refreshToken();
            }
            return answer.status() == 200;
        }

        private static Alexa quick() {
            return Alexa.at(SERVER.address(), TestClients.quick());
        }
    }
}
