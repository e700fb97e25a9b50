package carrick.token;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.client.ClientPolicy;
import carrick.client.RefreshMode;
import carrick.client.StaleTokens;
import carrick.token.LinkEvent.AtOnce;
import carrick.token.LinkEvent.Backup;
import carrick.token.LinkEvent.Introspection;
import carrick.token.LinkEvent.LostAnswer;
import carrick.token.LinkEvent.Mode;
import carrick.token.LinkEvent.NewMasterKey;
import carrick.token.LinkEvent.Refresh;
import carrick.token.LinkEvent.Restore;
import carrick.token.LinkEvent.Revocation;
import carrick.token.LinkEvent.Stray;
import carrick.token.LinkEvent.TimePasses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * What no sequence of events may do to a link. The decisions, the exchange around them and the tokens are the real ones; the database
 * is one row in memory, whose statements interleave in any order.
 */
class RefreshmentPropertiesTest {

    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /** design.md 4: the reason for rotating by generations at all. */
    @Property(tries = 1000)
    void underRotateAClientThatUsesItsNewestTokenIsNeverLockedOut(@ForAll("anything") List<LinkEvent> life) {
        var link = new Link(policy(RefreshMode.ROTATE));

        for (var event : life) {
            event.happenTo(link);
            assertClientIsServed(link);
        }
    }

    @Property
    void underRotateThatHoldsForEveryOverlap(
            @ForAll("anything") List<LinkEvent> life, @ForAll("pauses") Duration overlap) {
        var shortened = overlap.compareTo(Duration.ofDays(30)) > 0 ? Duration.ZERO : overlap;
        var link = new Link(new ClientPolicy().with(RefreshMode.ROTATE, shortened, StaleTokens.REPORT));

        for (var event : life) {
            event.happenTo(link);
            assertClientIsServed(link);
        }
    }

    /** The harder policy ends the family for a copied token; without a copy it must not be hard on anybody. */
    @Property
    void underRotateThatHoldsWhereStaleTokensEndTheFamilyAndNobodyElseHasOne(@ForAll("orderly") List<LinkEvent> life) {
        var link = new Link(new ClientPolicy().with(RefreshMode.ROTATE, OVERLAP, StaleTokens.END_FAMILY));

        for (var event : life) {
            event.happenTo(link);
            assertClientIsServed(link);
        }
    }

    @Property
    void underFixedThatHoldsToo(@ForAll("anything") List<LinkEvent> life) {
        var link = new Link(policy(RefreshMode.FIXED));

        for (var event : life) {
            event.happenTo(link);
            assertClientIsServed(link);
        }
    }

    @Property(tries = 1000)
    void thatHoldsWhileTheModeChangesBetweenTheTwo(@ForAll("withModes") List<LinkEvent> life) {
        var link = new Link(policy(RefreshMode.ROTATE));

        for (var event : life) {
            event.happenTo(link);
            assertClientIsServed(link);
        }
    }

    @Property
    @Tag("RFC9700-4.14.2")
    void underStrictAStaleTokenNeverWorksAndEndsTheFamily(
            @ForAll("withoutRestore") List<LinkEvent> life, @ForAll int which) {
        var link = new Link(policy(RefreshMode.STRICT));
        life.forEach(event -> event.happenTo(link));
        var ended = link.row().ending() != null;
        var current = link.row().generation();
        var stale = link.issued().entrySet().stream()
                .filter(token -> token.getValue() < current)
                .map(Map.Entry::getKey)
                .toList();
        if (stale.isEmpty()) {
            return;
        }

        var answer = link.present(stale.get(Math.floorMod(which, stale.size())));

        assertThat(answer.fault())
                .isIn("REFRESH_TOKEN_REUSED", "LINK_ENDED", "REFRESH_TOKEN_UNKNOWN"); // unknown: sealed two keys ago
        if (!ended && !answer.fault().equals("REFRESH_TOKEN_UNKNOWN")) {
            assertThat(link.row().ending()).isEqualTo(carrick.grant.Ending.REFRESH_TOKEN_REUSED);
            List.copyOf(link.issued().keySet())
                    .forEach(token ->
                            assertThat(link.wouldAnswer(token).isGood()).isFalse());
        }
    }

    @Property
    void aRevokedFamilyNeverAnswersAgain(
            @ForAll RefreshMode mode,
            @ForAll("withoutRestore") List<LinkEvent> before,
            @ForAll("withoutRestore") List<LinkEvent> after) {
        var link = new Link(policy(mode));
        before.forEach(event -> event.happenTo(link));
        new Revocation().happenTo(link);

        for (var event : after) {
            event.happenTo(link);
            List.copyOf(link.issued().keySet())
                    .forEach(token ->
                            assertThat(link.wouldAnswer(token).isGood()).isFalse());
        }
    }

    @Property
    void onlyTheCurrentGenerationAndTheOneBeforeEverWork(
            @ForAll RefreshMode mode, @ForAll("withoutRestore") List<LinkEvent> life) {
        var link = new Link(policy(mode));

        for (var event : life) {
            event.happenTo(link);
            var current = link.row().generation();
            Map.copyOf(link.issued()).forEach((token, generation) -> {
                if (link.wouldAnswer(token).isGood()) {
                    assertThat(generation)
                            .isIn(mode == RefreshMode.STRICT ? List.of(current) : List.of(current - 1, current));
                }
            });
        }
    }

    /** Two regions, a retry and its original: whoever asks with the same token at the same time gets the same token. */
    @Property(tries = 1000)
    void underRotateRequestsAtOnceAllGetTheSameToken(
            @ForAll("anything") List<LinkEvent> life,
            @ForAll("order") List<Integer> order,
            @ForAll("crowd") int times) {
        var link = new Link(policy(RefreshMode.ROTATE));
        life.forEach(event -> event.happenTo(link));

        var answers = link.refreshAtOnce(times, order, Duration.ZERO, true);

        assertThat(answers).hasSize(times).allMatch(Link.Answer::isGood);
        assertThat(answers)
                .extracting(Link.Answer::refreshToken)
                .containsOnly(answers.get(0).refreshToken());
    }

    /** Time passes between them, so one may come before the end of the overlap and the other after: then both tokens work. */
    @Property
    void underRotateRequestsAroundTheEndOfTheOverlapAllGetTokensThatWork(
            @ForAll("order") List<Integer> order, @ForAll("crowd") int times) {
        var link = new Link(policy(RefreshMode.ROTATE));
        link.clock.pass(OVERLAP.minusMillis(times));

        var answers = link.refreshAtOnce(times, order, Duration.ofMillis(2), true);

        assertThat(answers).extracting(Link.Answer::generation).isSubsetOf(1, 2);
        assertThat(answers).allSatisfy(answer -> assertThat(
                        link.wouldAnswer(answer.refreshToken()).generation())
                .isEqualTo(link.row().generation()));
    }

    @Property
    void underStrictOneRequestAtMostIsAnswered(@ForAll("order") List<Integer> order, @ForAll("crowd") int times) {
        var link = new Link(policy(RefreshMode.STRICT));

        var answers = link.refreshAtOnce(times, order, Duration.ZERO, true);

        assertThat(answers).filteredOn(Link.Answer::isGood).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.isGood())
                .extracting(Link.Answer::fault)
                .isSubsetOf("REFRESH_TOKEN_REUSED", "LINK_ENDED")
                .contains("REFRESH_TOKEN_REUSED");
    }

    @Property
    void theGenerationNeverDecreases(@ForAll RefreshMode mode, @ForAll("withoutRestore") List<LinkEvent> life) {
        var link = new Link(policy(mode));
        var generation = link.row().generation();

        for (var event : life) {
            event.happenTo(link);
            assertThat(link.row().generation()).isGreaterThanOrEqualTo(generation);
            generation = link.row().generation();
        }
    }

    @Property
    void underRotateItGrowsAtMostOncePerOverlap(@ForAll("withoutRestore") List<LinkEvent> life) {
        var link = new Link(policy(RefreshMode.ROTATE));
        var grew = new ArrayList<>(List.of(link.clock.now()));

        for (var event : life) {
            var before = link.row();
            event.happenTo(link);
            assertThat(link.row().generation() - before.generation()).isBetween(0, 1);
            if (link.row().generation() > before.generation()) {
                assertThat(Duration.between(
                                grew.get(grew.size() - 1), link.row().renewedAt()))
                        .isGreaterThanOrEqualTo(OVERLAP);
                grew.add(link.row().renewedAt());
            }
        }
    }

    @Property
    void underFixedTheGenerationStaysAndSoDoesTheToken(@ForAll("withoutRestore") List<LinkEvent> life) {
        var link = new Link(policy(RefreshMode.FIXED));
        var keyless =
                life.stream().filter(event -> !(event instanceof NewMasterKey)).toList();

        keyless.forEach(event -> event.happenTo(link));

        assertThat(link.issued()).hasSize(1);
        assertThat(link.row().generation()).isEqualTo(1);
    }

    /** Whatever limit and mode: who comes back in time is not idle. */
    @Property
    void aClientThatComesBackWithinTheIdleLimitKeepsItsLink(
            @ForAll RefreshMode mode,
            @ForAll("idleLimits") Duration limit,
            @ForAll("overlaps") Duration overlap,
            @ForAll("fractions") List<Integer> pauses) {
        var link = new Link(
                new ClientPolicy().with(mode, overlap, StaleTokens.REPORT).withLifetimes(Duration.ofHours(1), limit));

        for (var percent : pauses) {
            link.clock.pass(limit.multipliedBy(percent).dividedBy(100));
            assertThat(link.refresh().fault()).isNull();
        }
    }

    private static void assertClientIsServed(Link link) {
        if (link.row().ending() == null) {
            assertThat(link.wouldAnswer(link.newest()).fault())
                    .as("%s", link.row())
                    .isNull();
        }
    }

    static ClientPolicy policy(RefreshMode mode) {
        return new ClientPolicy().with(mode, OVERLAP, StaleTokens.REPORT);
    }

    @Provide
    Arbitrary<List<LinkEvent>> anything() {
        return lives(Stream.concat(
                orderlyEvents(),
                Stream.of(
                        restore(),
                        Arbitraries.create(Backup::new),
                        Arbitraries.integers().map(Stray::new))));
    }

    @Provide
    Arbitrary<List<LinkEvent>> withModes() {
        return lives(Stream.concat(
                orderlyEvents(),
                Stream.of(
                        Arbitraries.of(RefreshMode.ROTATE, RefreshMode.FIXED).map(Mode::new),
                        Arbitraries.integers().map(Stray::new))));
    }

    @Provide
    Arbitrary<List<LinkEvent>> orderly() {
        return lives(Stream.concat(orderlyEvents(), Stream.of(restore(), Arbitraries.create(Backup::new))));
    }

    @Provide
    Arbitrary<List<LinkEvent>> withoutRestore() {
        return lives(
                Stream.concat(orderlyEvents(), Stream.of(Arbitraries.integers().map(Stray::new))));
    }

    @Provide
    Arbitrary<Duration> pauses() {
        return Arbitraries.of(
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                OVERLAP.minusMillis(1),
                OVERLAP,
                OVERLAP.plusSeconds(1),
                Duration.ofHours(1),
                Duration.ofDays(1),
                Duration.ofDays(200));
    }

    @Provide
    Arbitrary<Duration> overlaps() {
        return Arbitraries.of(Duration.ZERO, OVERLAP, Duration.ofHours(1), Duration.ofDays(30));
    }

    @Provide
    Arbitrary<Duration> idleLimits() {
        return Arbitraries.of(Duration.ofHours(1), Duration.ofHours(30), Duration.ofDays(20), Duration.ofDays(180));
    }

    @Provide
    Arbitrary<List<Integer>> fractions() {
        return Arbitraries.integers().between(1, 99).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Integer>> order() {
        return Arbitraries.integers().between(0, 5).list().ofMaxSize(24);
    }

    @Provide
    Arbitrary<Integer> crowd() {
        return Arbitraries.integers().between(2, 6);
    }

    private Arbitrary<LinkEvent> restore() {
        return Arbitraries.integers().between(0, 5).map(Restore::new);
    }

    private Stream<Arbitrary<? extends LinkEvent>> orderlyEvents() {
        var atOnce = Combinators.combine(
                        Arbitraries.integers().between(2, 3),
                        order(),
                        Arbitraries.of(Duration.ZERO, Duration.ofMillis(1)),
                        Arbitraries.of(true, false))
                .as(AtOnce::new);
        return Stream.of(
                Arbitraries.create(Refresh::new),
                Arbitraries.create(LostAnswer::new),
                Arbitraries.create(Introspection::new),
                Arbitraries.create(NewMasterKey::new),
                pauses().map(TimePasses::new),
                pauses().map(TimePasses::new),
                atOnce);
    }

    @SuppressWarnings("unchecked")
    private static Arbitrary<List<LinkEvent>> lives(Stream<? extends Arbitrary<? extends LinkEvent>> events) {
        var all = events.toArray(Arbitrary[]::new);
        return Arbitraries.<LinkEvent>oneOf(List.copyOf((List<Arbitrary<LinkEvent>>) (List<?>) Arrays.asList(all)))
                .list()
                .ofMaxSize(30);
    }
}
