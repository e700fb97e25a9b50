package carrick.trace;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.platform.Id;
import carrick.support.Deployments;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What is kept of an attempt. */
@ArquillianTest
class LinkAttemptsIT {

    private static final Origin ORIGIN = new Origin(null, null, null, null);

    @Inject
    LinkAttempts attempts;

    @Inject
    TraceQueue queue;

    @Deployment
    static WebArchive war() {
        return Deployments.war();
    }

    @Test
    void anAttemptIsTheSumOfItsStepsInWhateverOrderTheyArrive() {
        var id = Id.next(Instant.now());
        attempts.write(
                List.of(
                        step(id, "token", Milestone.TOKENS_ISSUED, null),
                        step(id, "authorize", Milestone.REQUEST_ACCEPTED, null)),
                "a");
        attempts.write(List.of(step(id, "token", null, "CODE_REUSED")), "b");

        var attempt = attempts.find(id).orElseThrow();

        assertThat(attempt.milestone()).isEqualTo(Milestone.TOKENS_ISSUED);
        assertThat(attempt.fault()).isEqualTo("CODE_REUSED");
        assertThat(attempt.clientId()).isEqualTo("skill");
        assertThat(attempts.stepsOf(id))
                .extracting(Step::name)
                .containsExactlyInAnyOrder("token", "authorize", "token");
    }

    @Test
    void whatOneNodeHasSeenIsNotTakenBackByAnotherThatWritesAtTheSameTime() throws Exception {
        ManagedExecutorService threads = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        for (int round = 0; round < 10; round++) {
            var id = Id.next(Instant.now());
            attempts.write(List.of(step(id, "authorize", Milestone.REQUEST_ACCEPTED, null)), "a");
            var ready = new CountDownLatch(2);

            var nodes = Stream.of(Milestone.SIGNED_IN, Milestone.TOKENS_ISSUED)
                    .map(milestone -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        attempts.write(List.of(step(id, "step", milestone, null)), milestone.name());
                        return null;
                    }))
                    .toList();
            for (var node : nodes) {
                node.get();
            }

            assertThat(attempts.find(id).orElseThrow().milestone()).isEqualTo(Milestone.TOKENS_ISSUED);
        }
    }

    @Test
    void textsThatNoDatabaseTakesAreMadeToFit() {
        var id = Id.next(Instant.now());
        var who = new StepRecord.Subject("c\u0000", "u".repeat(5000), "a\ud800", null, ORIGIN, "agent\u0007");
        var how = new StepRecord.Course("", null, "CLIENT_UNKNOWN", "e".repeat(9000), "d".repeat(9000), "", false);
        var sent = new Fields().add("client\n_id", "x\ny: z").add("y".repeat(900), "z".repeat(900));
        var wire = new StepRecord.Wire(400, 1, sent, new Fields());
        queue.add(new StepRecord(id, "authorize", Instant.now(), who, how, wire));
        queue.flush();

        assertThat(attempts.find(id).orElseThrow().clientId()).isEqualTo("c\uFFFD");
        var kept = attempts.stepsOf(id).get(0);
        assertThat(kept.presented()).hasSize(2000).endsWith("\u2026");
        assertThat(kept.expected()).hasSize(2000).endsWith("\u2026");
        assertThat(kept.request())
                .containsEntry("client\uFFFD_id", "x\uFFFDy: z")
                .hasSize(2)
                .allSatisfy((sentName, value) -> assertThat(sentName + value).hasSizeLessThan(500));
        assertThat(queue.dropped()).isZero();
    }

    private static StepRecord step(long attempt, String name, Milestone milestone, String fault) {
        return new StepRecord(
                attempt,
                name,
                Instant.now(),
                new StepRecord.Subject("skill", null, null, null, ORIGIN, "test"),
                new StepRecord.Course("", milestone, fault, null, null, "", false),
                new StepRecord.Wire(200, 3, new Fields(), new Fields()));
    }
}
