package carrick.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the trace costs: two servers that get the same load, one with the trace as it ships and one without. What a link leaves to be
 * written and concluded later is waited for and counted with it.
 */
@Tag("benchmark")
class TracingBenchIT {

    private static final Path FOLDER = Path.of("target/benchmark").toAbsolutePath();
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 5);
    private static final int WARMING = Integer.getInteger("benchmark.warming", 12);

    /** What is not concluded yet, and what there is: once nothing is left and nothing comes, a server has done its work. */
    private static final String LEFT =
            "select (select count(*) from link_attempt where due_at is not null), (select count(*) from step)";

    /** Diagnosis looks at an attempt a minute after its last step. */
    private static final Duration UNTIL_DUE = Duration.ofSeconds(65);

    /** What waits in memory is written four times a second. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** So that what goes on in the meantime counts little. */
    private static final int LONGER = 4;

    private final Map<String, List<Measured>> all = new LinkedHashMap<>();

    @Test
    void whatTheTraceCosts() throws Exception {
        try (var database = new Durable(FOLDER);
                var traced = CarrickTarget.traced(database, FOLDER, true);
                var untraced = CarrickTarget.traced(database, FOLDER, false)) {
            var bench = new Bench(database, SECONDS);
            for (int round = -WARMING; round < ROUNDS; round++) {
                if (round == 0) {
                    awaitConclusions(database, traced.name());
                }
                var isFirst = round % 2 == 0;
                round(bench, database, isFirst ? traced : untraced, round >= 0);
                round(bench, database, isFirst ? untraced : traced, round >= 0);
            }
            tell(database);
        }
        assertThat(all.values()).allSatisfy(rounds -> assertThat(rounds)
                .allMatch(measured -> measured.run().errors() == 0));
    }

    private void round(Bench bench, Durable database, CarrickTarget target, boolean isMeasured) {
        var links = new ConcurrentLinkedQueue<Target.Tokens>();
        var measured = List.of(
                bench.measure(target, "a link", () -> {
                    var seconds = isMeasured ? LONGER * SECONDS : SECONDS;
                    var run = Load.run(Bench.BROWSERS, seconds, each -> linking(target, links));
                    if (isMeasured) {
                        Patience.pause(UNTIL_DUE); // both alike, for a server that does nothing takes some time too
                        awaitConclusions(database, target.name());
                    }
                    return run;
                }),
                bench.measure(
                        target,
                        "refresh, rotating",
                        () -> Load.run(Bench.CONNECTIONS, SECONDS, each -> {
                            var wire = new Wire(target.base());
                            var mine = new Target.Tokens[] {links.poll()};
                            return () -> (mine[0] = target.refresh(wire, mine[0], Target.Kind.STRICT)) != null;
                        })),
                bench.measure(
                        target,
                        "introspection",
                        () -> Load.run(Bench.CONNECTIONS, SECONDS, each -> {
                            var wire = new Wire(target.base());
                            var mine = links.poll();
                            return () -> target.isActive(wire, mine, Target.Kind.STRICT);
                        })));
        if (isMeasured) {
            measured.forEach(one -> all.computeIfAbsent(target.name() + "\n" + one.what(), first -> new ArrayList<>())
                    .add(one));
        }
    }

    private static Load.Work linking(CarrickTarget target, Queue<Target.Tokens> links) {
        var browser = new Wire(target.base());
        return () -> {
            var tokens = target.link(browser, Target.Kind.STRICT);
            return tokens != null && links.offer(tokens);
        };
    }

    private static void awaitConclusions(Durable database, String name) {
        var before = List.<String>of();
        for (var now = database.ask(name, LEFT);
                !now.equals(before) || !now.get(0).equals("0");
                now = database.ask(name, LEFT)) {
            before = now;
            Patience.pause(BETWEEN_LOOKS);
        }
    }

    private void tell(Durable database) throws IOException {
        var report = new Report(FOLDER.resolve("tracing.txt"));
        report.tell("database: " + database.settings());
        report.tell("load: " + Bench.BROWSERS + " browsers that link, " + Bench.CONNECTIONS + " connections; " + ROUNDS
                + " rounds of " + SECONDS + " s for each line, of a link " + LONGER * SECONDS
                + " s, each server first in turn, after " + WARMING
                + " such rounds that are not counted; medians, and the least and most rate");
        report.tell("processor time of a link is that until all of it is written and concluded");
        report.tell("");
        report.tell(Measured.heading());
        all.values().forEach(rounds -> report.tell(Measured.line(rounds)));
        report.tell("");
        for (var what : List.of("a link", "refresh, rotating", "introspection")) {
            var with = Measured.cpu(all.get("traced\n" + what));
            var without = Measured.cpu(all.get("untraced\n" + what));
            report.tell("%-20s %.3f ms of processor time with the trace, %.3f without: %+.0f %%"
                    .formatted(what, with, without, 100 * (with / without - 1)));
        }
        report.write();
    }
}
