package carrick.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Pause;
import carrick.support.Deployments;
import carrick.trace.Found;
import carrick.trace.LinkAttempt;
import carrick.trace.LinkAttempts;
import carrick.trace.Milestone;
import carrick.trace.Outcome;
import carrick.trace.TestSteps;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * What the background makes of attempts while news of them come, and of trends while they last. The steps are dated back, so that nobody
 * waits a minute.
 */
@ArquillianTest
class ConclusionsIT {

    private static final long PATIENCE = 60_000_000_000L;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Inject
    LinkAttempts attempts;

    @Inject
    Findings findings;

    @Inject
    Diagnosis diagnosis;

    @Inject
    Trends trends;

    @Inject
    Clock clock;

    @Deployment
    static WebArchive war() {
        return Deployments.war(TestRules.class, TestSteps.class);
    }

    @Test
    void aFindingIsWithdrawnWhereWhatWasMissedComesAfterAll() {
        var id = attempt(Milestone.REQUEST_ACCEPTED, Milestone.CODE_ISSUED);
        await(() -> names(id).contains("NobodyCame"));
        await(() -> find(id).outcome() == Outcome.FAILED);
        assertThat(diagnosis.of(find(id), attempts.stepsOf(id)))
                .extracting(Finding::name)
                .contains("NobodyCame");

        write(id, Milestone.TOKENS_ISSUED, null, 65);

        await(() -> !names(id).contains("NobodyCame"));
        await(() -> find(id).dueAt() == null);
        assertThat(find(id).outcome()).isEqualTo(Outcome.LINKED);
        assertThat(diagnosis.of(find(id), attempts.stepsOf(id)))
                .extracting(Finding::name)
                .doesNotContain("NobodyCame");
    }

    @Test
    void aLinkThatBreaksIsBrokenUntilItWorksAgain() {
        var id = attempt(Milestone.CODE_ISSUED, Milestone.TOKENS_ISSUED);
        await(() -> find(id).dueAt() == null);
        assertThat(find(id).outcome()).isEqualTo(Outcome.LINKED);

        write(id, null, TestRules.FAULT, 80);
        await(() -> find(id).outcome() == Outcome.BROKEN);
        assertThat(names(id)).contains("LinkBroke");

        write(id, Milestone.FIRST_REFRESH, null, 65);
        await(() -> !names(id).contains("LinkBroke"));
        assertThat(find(id).outcome()).isEqualTo(Outcome.LINKED);
    }

    /** What is not new is neither counted nor logged again. */
    @Test
    void whatIsFoundAgainIsNotNew() {
        var id = attempt(Milestone.CODE_ISSUED, Milestone.TOKENS_ISSUED);
        write(id, null, TestRules.FAULT, 80);
        await(() -> names(id).contains("LinkBroke"));
        var noted = found(id).stream()
                .filter(found -> found.name().equals("LinkBroke"))
                .findFirst()
                .orElseThrow();

        write(id, null, TestRules.FAULT, 65);
        await(() -> find(id).dueAt() == null);

        assertThat(found(id).stream().filter(found -> found.name().equals("LinkBroke")))
                .singleElement()
                .extracting(Found::foundAt)
                .isEqualTo(noted.foundAt());
        assertThat(findings.note(find(id), diagnosis.of(find(id), attempts.stepsOf(id))))
                .isEmpty();
    }

    @Test
    void whatBecameOfSeveralIsNotedAtOnce() {
        var linked = attemptOfNow(Milestone.TOKENS_ISSUED);
        var open = attemptOfNow(Milestone.CODE_ISSUED);
        var failed = attemptOfNow(Milestone.REQUEST_ACCEPTED);
        var later = clock.now().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS);

        attempts.conclude(List.of(
                new LinkAttempts.Conclusion(failed, Outcome.FAILED, null),
                new LinkAttempts.Conclusion(open, Outcome.OPEN, later),
                new LinkAttempts.Conclusion(linked, Outcome.LINKED, null)));

        assertThat(List.of(linked, open, failed))
                .extracting(read -> find(read.id()).outcome())
                .containsExactly(Outcome.LINKED, Outcome.OPEN, Outcome.FAILED);
        assertThat(List.of(linked, open, failed))
                .extracting(read -> find(read.id()).dueAt())
                .containsExactly(null, later, null);
    }

    /** What was concluded without the news is wrong by then. */
    @Test
    void anAttemptOfWhichThereIsNewsIsLookedAtAnew() {
        var read = attemptOfNow(Milestone.CODE_ISSUED);
        write(read.id(), Milestone.TOKENS_ISSUED, null, 0);

        attempts.conclude(List.of(new LinkAttempts.Conclusion(read, Outcome.FAILED, null)));

        assertThat(find(read.id()).outcome()).isEqualTo(Outcome.LINKED);
        assertThat(find(read.id()).dueAt()).isAfter(clock.now());
    }

    @Test
    void aTrendEndsAnHourAfterItWasLastSeenAndNotBefore() throws Exception {
        var drift = new Drift(
                Finding.error(this).explained("x").seen("first").cured("y"), "client", "lasting", Instant.EPOCH);
        var begun = trends.note(List.of(drift)).get(0);

        assertThat(trends.note(List.of(drift))).isEmpty();
        seenBefore(begun, Duration.ofMinutes(59));
        trends.note(List.of());
        assertThat(trends.find(begun.id()).orElseThrow().endedAt()).isNull();
        assertThat(trends.open()).extracting(Trend::id).contains(begun.id());

        seenBefore(begun, Duration.ofMinutes(61));
        trends.note(List.of());
        assertThat(trends.find(begun.id()).orElseThrow().endedAt()).isNotNull();
        assertThat(trends.open()).extracting(Trend::id).doesNotContain(begun.id());
        assertThat(trends.latest(1_000)).extracting(Trend::id).contains(begun.id());

        assertThat(trends.note(List.of(drift))).singleElement().satisfies(anew -> assertThat(anew.id())
                .isNotEqualTo(begun.id()));
    }

    @Test
    void aTrendKeepsWhenItBeganAndTellsWhatIsSeenNow() {
        var began = clock.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        var first = Finding.error(this).explained("one").seen("1").cured("y");
        var later = Finding.error(this).explained("two").seen("2").seen("3").cured("z");
        var trend =
                trends.note(List.of(new Drift(first, null, "keeping", began))).get(0);

        trends.note(List.of(new Drift(later, null, "keeping", began.plusSeconds(30))));
        var now = trends.find(trend.id()).orElseThrow();

        assertThat(now.since()).isEqualTo(began);
        assertThat(now.explanation()).isEqualTo("two");
        assertThat(now.evidence()).containsExactly("2", "3");
        assertThat(now.seenAt()).isAfter(trend.seenAt());
        assertThat(now.clientId()).isNull();
    }

    @Test
    void trendsOfOtherClientsAndOtherSubjectsAreOthers() {
        var finding = Finding.error(this).explained("x").cured("y");

        assertThat(trends.note(List.of(
                        new Drift(finding, "a", "different", Instant.EPOCH),
                        new Drift(finding, "b", "different", Instant.EPOCH),
                        new Drift(finding, "a", "other", Instant.EPOCH),
                        new Drift(finding, null, "different", Instant.EPOCH))))
                .hasSize(4);
    }

    /** An attempt that came that far two minutes ago. */
    private long attempt(Milestone... milestones) {
        var id = Id.next(clock.now().minusSeconds(130));
        for (int i = 0; i < milestones.length; i++) {
            write(id, milestones[i], null, 120 - i);
        }
        return id;
    }

    /** One that nobody else looks at for half a minute. */
    private LinkAttempt attemptOfNow(Milestone milestone) {
        var id = Id.next(clock.now());
        write(id, milestone, null, 30);
        return find(id);
    }

    private void write(long id, Milestone milestone, String fault, int secondsAgo) {
        attempts.write(
                List.of(TestSteps.step(id, clock.now().minusSeconds(secondsAgo), TestRules.CLIENT, milestone, fault)),
                "test");
    }

    private LinkAttempt find(long id) {
        return attempts.find(id).orElseThrow();
    }

    private List<Found> found(long id) {
        return findings.ofAttempts(List.of(id)).getOrDefault(id, List.of());
    }

    private List<String> names(long id) {
        return found(id).stream().map(Found::name).toList();
    }

    private void seenBefore(Trend trend, Duration ago) throws SQLException, NamingException {
        DataSource source = InitialContext.doLookup("java:comp/env/jdbc/carrick");
        try (var connection = source.getConnection();
                var update = connection.prepareStatement("update trend set seen_at = ? where id = ?")) {
            update.setObject(1, clock.now().minus(ago).atOffset(java.time.ZoneOffset.UTC));
            update.setLong(2, trend.id());
            update.executeUpdate();
        }
    }

    private static void await(BooleanSupplier holds) {
        var until = System.nanoTime() + PATIENCE;
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
            Pause.of(BETWEEN_LOOKS);
        }
    }
}
