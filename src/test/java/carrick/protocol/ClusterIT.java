package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Customers;
import carrick.support.Nginx;
import carrick.support.Patience;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.Tally;
import carrick.support.TestClients;
import carrick.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two nodes behind a proxy that knows no sticky sessions; with {@code -Pwildfly} one is a WildFly and one an Open Liberty. One clock is half
 * a minute ahead, the other half a minute behind. The tests are one story, told in order; those that break something print what they counted.
 */
@TestMethodOrder(OrderAnnotation.class)
class ClusterIT {

    private static final int FIRST_PORT = CarrickServer.firstPort();
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final CarrickServer A = new CarrickServer("cluster-a", 13);
    private static final CarrickServer B = CarrickServer.ofOtherBrand("cluster-b", 14);
    private static final TestDatabase DATABASE =
            new TestDatabase(FIRST_PORT + 15, A.folder().resolveSibling("cluster-database"));
    private static final Nginx PROXY = new Nginx(FIRST_PORT + 12, A.folder().resolveSibling("cluster-proxy"));

    @BeforeAll
    static void startBehindAProxy() {
        DATABASE.start();
        A.asNodeOf(DATABASE, PROXY.address())
                .withClockOff("-30s")
                .fresh()
                .start()
                .awaitReady();
        B.asNodeOf(DATABASE, PROXY.address()).withClockOff("+30s").fresh().start();
        PROXY.start(A, B);
        A.awaitReady();
        B.awaitReady();
    }

    @AfterAll
    static void stop() {
        PROXY.stop();
        A.kill();
        B.kill();
        DATABASE.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @Order(1)
    void everyStepOfALinkIsDoneByAnotherNodeThanTheStepBefore(int requestsBefore) {
        var alexa = alexa();
        Stream.generate(alexa::metadata).limit(requestsBefore).forEach(Answer::status);

        var steps = new ArrayList<Answer>();
        steps.add(alexa.opens());
        steps.add(alexa.follow());
        steps.add(alexa.signIn("ann", "ann-password-1"));
        steps.add(alexa.follow());
        steps.add(alexa.allow());
        var tokens = alexa.exchanges(alexa.page().redirectParameter("code"));
        steps.add(tokens);
        steps.add(alexa.refreshes(tokens.refreshToken()));
        steps.add(introspects(tokens.accessToken()));
        steps.add(alexa.revokes(tokens.refreshToken()));
        var afterwards = introspects(tokens.accessToken());
        steps.add(afterwards);

        for (int step = 1; step < steps.size(); step++) {
            assertThat(steps.get(step).header(Nginx.NODE))
                    .isNotNull()
                    .isNotEqualTo(steps.get(step - 1).header(Nginx.NODE));
        }
        assertThat(steps.stream().map(Answer::status)).allMatch(status -> status < 400);
        assertThat(steps.get(6).accessToken()).isNotNull();
        assertThat(steps.get(7).json().getBoolean("active")).isTrue();
        assertThat(afterwards.json().getBoolean("active")).isFalse();
    }

    @Test
    @Order(2)
    void tokensLiveEquallyLongOnBothNodesWhateverTheirClocksSay() {
        var link = alexa().links();

        var expiries = new HashSet<Long>();
        for (int i = 0; i < 4; i++) {
            expiries.add(
                    introspects(link.accessToken()).json().getJsonNumber("exp").longValue());
        }
        var refreshed = alexa().refreshes(link.refreshToken()).json();

        assertThat(expiries).hasSize(1);
        assertThat(expiries.iterator().next() - Instant.now().getEpochSecond())
                .isCloseTo(link.json().getInt("expires_in"), org.assertj.core.data.Offset.offset(10L));
        assertThat(refreshed.getInt("expires_in")).isEqualTo(link.json().getInt("expires_in"));
    }

    @Test
    @Order(3)
    void aNodeKilledUnderTwoHundredLinkingsRefreshesAndEventsLosesNothing() {
        var amazon = StandIn.at(CarrickServer.url());
        var cloud = SmartHome.at(PROXY.address(), TestClients.home());
        var tally = new Tally(amazon, linked(10, cloud::linked), 1);
        try (var customers = new Customers(ClusterIT::alexa)) {
            customers.refresh(linked(20, () -> alexa().links()));
            var posting = new AtomicBoolean(true);
            var posters = CompletableFuture.runAsync(() -> postWhile(posting, tally, cloud));
            customers.link(200);

            customers.awaitAccepted(60);
            B.kill();
            customers.awaitAccepted(200);
            posting.set(false);
            posters.join();

            var links = customers.settle();
            var events = tally.settled(cloud, PATIENCE);
            System.out.println("one of two nodes killed: " + links + "; events " + events);
            assertThat(links.accepted()).isEqualTo(200);
            assertThat(links.lost()).isZero();
            assertThat(links.broken()).isEmpty();
            assertThat(events.lost()).isZero();
            assertThat(events.most()).isLessThanOrEqualTo(2);
        }
        B.start().awaitReady();
    }

    @Test
    @Order(4)
    void aDatabaseThatRestartsCostsErrorsOnlyWhileItIsAway() {
        try (var customers = new Customers(ClusterIT::alexa)) {
            customers.refresh(linked(20, () -> alexa().links()));
            customers.link(60);
            customers.awaitAccepted(10);

            var failuresBefore = customers.failures().size();
            DATABASE.stop();
            Patience.await("noticed", PATIENCE, () -> customers.failures().size() > failuresBefore + 40);
            var refused = customers.failures().stream().skip(failuresBefore).toList();
            DATABASE.start();
            customers.awaitAccepted(60);

            var links = customers.settle();
            System.out.println("database restarted: " + links);
            assertThat(links.lost()).isZero();
            assertThat(links.broken()).isEmpty();
            assertThat(refused)
                    .filteredOn(answer -> !Customers.isBusy(answer))
                    .isNotEmpty()
                    .allSatisfy(answer -> {
                        assertThat(answer.status()).isEqualTo(503);
                        assertThat(answer.header("Retry-After")).isNotNull();
                    });
        }
        assertThat(alexa().links().status()).isEqualTo(200);
        assertThat(alexa().links().status()).isEqualTo(200);
    }

    private static Alexa alexa() {
        return Alexa.at(PROXY.address(), TestClients.skill());
    }

    private static Answer introspects(String token) {
        return Alexa.at(PROXY.address(), TestClients.resourceServer()).introspects(token);
    }

    private static <T> List<T> linked(int links, Supplier<T> linking) {
        return Stream.generate(linking).limit(links).toList();
    }

    private static void postWhile(AtomicBoolean posting, Tally tally, SmartHome cloud) {
        while (posting.get()) {
            for (var lane : tally.lanes()) {
                lane.posts(cloud, 1);
            }
            Patience.aMoment(); // as a device cloud does, not as fast as one connection can
        }
    }
}
