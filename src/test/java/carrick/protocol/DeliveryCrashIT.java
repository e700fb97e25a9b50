package carrick.protocol;

import static carrick.support.SmartHome.acceptGrant;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Patience;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.Tally;
import carrick.support.TestClients;
import carrick.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two nodes over one database deliver events while nodes die and the database goes: what was accepted arrives, in order, and hardly ever
 * twice. The tests are one story, told in order; each prints what it counted.
 */
@TestMethodOrder(OrderAnnotation.class)
class DeliveryCrashIT {

    /** What a node delivers at the same time, by default: so many events may arrive twice when it dies. */
    private static final int CONCURRENCY = 8;

    /** Nobody takes over from a dead node before it has been silent for 20 seconds; what a dead node never told anybody is found in 60. */
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private static final int FIRST_PORT = CarrickServer.firstPort();
    private static final TestDatabase DATABASE = new TestDatabase(
            FIRST_PORT + 10, new CarrickServer("crash", 8).folder().resolve("database"));
    private static final CarrickServer A = new CarrickServer("crash-a", 8);
    private static final CarrickServer B = CarrickServer.ofOtherBrand("crash-b", 9);
    private static final ExecutorService CALLERS = Executors.newCachedThreadPool();

    private static StandIn amazon;
    private static SmartHome cloudOfA;
    private static SmartHome cloudOfB;
    private static List<SmartHome.Link> links;

    @BeforeAll
    static void linkTwentyCustomers() {
        amazon = StandIn.at(CarrickServer.url());
        DATABASE.start();
        A.asNodeOf(DATABASE, A.address()).fresh().start().awaitReady();
        B.asNodeOf(DATABASE, A.address()).fresh().start().awaitReady();
        cloudOfA = SmartHome.at(A.address(), TestClients.home());
        cloudOfB = SmartHome.at(B.address(), TestClients.home());
        links = IntStream.range(0, 20).mapToObj(i -> cloudOfA.linked()).toList();
    }

    @AfterAll
    static void stop() {
        CALLERS.shutdownNow();
        A.kill();
        B.kill();
        DATABASE.stop();
        amazon.clearsFaults();
    }

    @Test
    @Order(1)
    void twoNodesDeliverTogether() {
        var tally = new Tally(amazon, links, 2);

        together(tally.lanes(), lane -> {
            for (int post = 0; post < 10; post++) {
                lane.posts((tally.lanes().indexOf(lane) / 2 + post) % 2 == 0 ? cloudOfA : cloudOfB, 1);
            }
        });

        var count = counted("two nodes together", tally, cloudOfA);
        assertThat(count.accepted()).isEqualTo(count.attempted());
        assertThat(count.lost()).isZero();
        assertThat(count.duplicates()).isZero();
        assertThat(count.reordered()).isZero();
        assertThat(DATABASE.asks("select distinct node from step where name = 'deliver'"))
                .as("who delivered the first event of a link")
                .contains("crash-a", "crash-b");
    }

    @Test
    @Order(2)
    void aCodeThatAlexaSendsToBothNodesIsUsedOnce() {
        var link = cloudOfA.onlyLinked();
        var code = SmartHome.uniqueCode();
        var directive =
                acceptGrant(link.tokens().accessToken(), code, UUID.randomUUID().toString());
        amazon.fault("token", code, "NONE", Map.of("delay", "PT3S"));

        var atA = CompletableFuture.supplyAsync(() -> cloudOfA.directive(directive, Map.of()), CALLERS);
        var atB = CompletableFuture.supplyAsync(() -> cloudOfB.directive(directive, Map.of()), CALLERS);

        assertThat(atA.join().body()).contains("AcceptGrant.Response");
        assertThat(atB.join().body()).contains("AcceptGrant.Response");
        assertThat(amazon.calls(code)).hasSize(1);
    }

    @Test
    @Order(3)
    void whatADeadNodeWasDeliveringIsTakenOverByTheOther() {
        var tally = new Tally(amazon, links, 2);
        slowDown(tally, "PT0.2S");
        together(tally.lanes(), lane -> {
            lane.posts(cloudOfA, 10);
            lane.posts(cloudOfB, 10);
        });
        Patience.await("in the middle of it", PATIENCE, () -> tally.arrived() > 50);

        B.kill();
        assertThat(tally.arrived()).as("events delivered before").isLessThan(700);
        amazon.clearsFaults();

        var count = counted("one of two nodes killed", tally, cloudOfA);
        assertThat(count.accepted()).isEqualTo(count.attempted()).isEqualTo(800);
        assertNothingIsLostAndLittleDoubled(count);
    }

    @Test
    @Order(4)
    void aThousandEventsOutliveTheOnlyNode() {
        var tally = new Tally(amazon, links, 2);
        slowDown(tally, "PT0.05S");
        together(tally.lanes(), lane -> lane.posts(cloudOfA, 25));
        var arrived = tally.arrived();
        assertThat(arrived).as("events delivered before most were posted").isLessThan(500);
        var posters = whilePosting(tally, () -> {
            Patience.await("in the middle of it", PATIENCE, () -> tally.arrived() > arrived + 100);
            A.kill();
        });
        posters.join();
        amazon.clearsFaults();
        A.start().awaitReady();

        var count = counted("the only node killed", tally, cloudOfA);
        assertThat(count.accepted()).isGreaterThanOrEqualTo(1_000);
        assertNothingIsLostAndLittleDoubled(count);
    }

    @Test
    @Order(5)
    void aDatabaseThatIsAwayForSomeSecondsCostsNoEvent() {
        var tally = new Tally(amazon, links, 2);
        slowDown(tally, "PT0.05S");
        together(tally.lanes(), lane -> lane.posts(cloudOfA, 5));
        var before = A.console().length();
        var refusals = new ConcurrentLinkedQueue<Duration>();

        DATABASE.stop();
        var posters = CompletableFuture.allOf(tally.lanes().stream()
                .limit(4)
                .map(lane -> CompletableFuture.runAsync(() -> postUntilAccepted(lane, refusals), CALLERS))
                .toArray(CompletableFuture[]::new));
        var back = Instant.now().plusSeconds(8);
        Patience.await("time for the database", PATIENCE, () -> Instant.now().isAfter(back));
        var log = A.console().substring(before);
        DATABASE.start();
        posters.join();

        A.awaitLine("work in the background goes on");
        var count = counted("database away", tally, cloudOfA);
        var longest = refusals.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        System.out.println("database away: " + refusals.size() + " posts were refused, after " + longest.toMillis()
                + " ms at the most; " + log.lines().count() + " lines logged");
        assertThat(refusals).isNotEmpty();
        assertThat(longest).as("as long as Alexa waits").isLessThan(Duration.ofMillis(4_500));
        assertThat(count.accepted()).isEqualTo(count.attempted());
        assertThat(count.lost()).isZero();
        assertThat(count.most()).isLessThanOrEqualTo(2);
        assertThat(count.duplicates())
                .as("connections are cut one by one, and whose first one is lost tries a second lane")
                .isLessThanOrEqualTo(2 * CONCURRENCY);
        assertThat(count.reordered()).isZero();
        assertThat(log).containsOnlyOnce("work in the background pauses");
        assertThat(log.split("Unhandled exception. Will keep running", -1))
                .as("stack traces of db-scheduler")
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    @Order(6)
    void whatTheGatewayTookWhileTheDatabaseRestartedIsNotSentAgain() {
        var tally = new Tally(amazon, links, 1);
        slowDown(tally, "PT2S");
        var few = tally.lanes().subList(0, CONCURRENCY / 2);
        together(few, lane -> lane.posts(cloudOfA, 1));
        Patience.await("on its way", PATIENCE, () -> DATABASE.asks(
                        "select count(*) from event_delivery where lane is not null and attempts = 1")
                .contains("" + few.size()));

        DATABASE.stop();
        var noted = Instant.now().plusSeconds(8); // H2 tries for seconds to connect
        Patience.await("not to be noted", PATIENCE, () -> Instant.now().isAfter(noted));
        DATABASE.start();

        var count = counted("database restarted behind the gateway's back", tally, cloudOfA);
        assertThat(count.accepted()).isEqualTo(few.size());
        assertThat(count.lost()).isZero();
        assertThat(count.duplicates()).isZero();
    }

    @Test
    @Order(7)
    void aNodeThatIsStoppedFinishesWhatItHasBegun() {
        var tally = new Tally(amazon, links.subList(0, 4), 2);
        slowDown(tally, "PT0.3S");
        together(tally.lanes(), lane -> lane.posts(cloudOfA, 50));

        A.stop();
        var log = A.farewell();
        var stopped = A.hasStopped();
        var arrived = tally.arrived();
        amazon.clearsFaults();
        A.start().awaitReady();

        var count = counted("stopped and started", tally, cloudOfA);
        assertThat(stopped).isTrue();
        assertThat(log).doesNotContain("Exception");
        assertThat(arrived).isLessThan(count.accepted());
        assertThat(count.lost()).isZero();
        assertThat(count.duplicates()).isZero();
        assertThat(count.reordered()).isZero();
    }

    private static void assertNothingIsLostAndLittleDoubled(Tally.Count count) {
        assertThat(count.lost()).isZero();
        assertThat(count.most()).isLessThanOrEqualTo(2);
        assertThat(count.duplicates()).isLessThanOrEqualTo(CONCURRENCY);
        assertThat(count.reordered()).isZero();
    }

    /** So that events are still on their way when something happens to them. */
    private static void slowDown(Tally tally, String delay) {
        amazon.fault("gateway", tally.name(), "NONE", Map.of("times", 0, "delay", delay));
    }

    private static Tally.Count counted(String what, Tally tally, SmartHome cloud) {
        var begun = Instant.now();
        var count = tally.settled(cloud, PATIENCE);
        System.out.println(what + ": " + count + "; settled after "
                + Duration.between(begun, Instant.now()).toSeconds() + " s");
        return count;
    }

    /** A few callers, each of whom has lanes of its own. */
    private static void together(List<Tally.Lane> lanes, Consumer<Tally.Lane> work) {
        var callers = 4;
        var calls = IntStream.range(0, callers)
                .mapToObj(caller -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, lanes.size())
                                .filter(i -> i % callers == caller)
                                .forEach(i -> work.accept(lanes.get(i))),
                        CALLERS))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(calls).join();
    }

    /** Single posts go on until that is done; whether they are accepted is another question. */
    private static CompletableFuture<Void> whilePosting(Tally tally, Runnable happening) {
        var done = new AtomicBoolean();
        var posters = CompletableFuture.allOf(tally.lanes().stream()
                .limit(4)
                .map(lane -> CompletableFuture.runAsync(
                        () -> {
                            while (!done.get()) {
                                lane.posts(cloudOfA, 1);
                            }
                        },
                        CALLERS))
                .toArray(CompletableFuture[]::new));
        try {
            happening.run();
        } finally {
            done.set(true);
        }
        return posters;
    }

    private static void postUntilAccepted(Tally.Lane lane, Collection<Duration> refusals) {
        for (int post = 0; post < 10; post++) {
            var begun = Instant.now();
            var answer = lane.posts(cloudOfA, 1);
            while (status(answer) != 202) {
                assertThat(status(answer)).isEqualTo(503);
                assertThat(answer.orElseThrow().header("Retry-After")).isNotNull();
                refusals.add(Duration.between(begun, Instant.now()));
                Patience.aMoment();
                begun = Instant.now();
                answer = lane.repeats(cloudOfA);
            }
        }
    }

    private static int status(Optional<Answer> answer) {
        return answer.map(Answer::status).orElse(0);
    }
}
