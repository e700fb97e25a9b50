package carrick.benchmark;

import carrick.platform.Id;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What refreshes notice while a day of a million attempts, with three steps each, is deleted for its age. A second node does the deleting,
 * as any node does a minute after its start; the load is a quarter of what the first can do. The report is
 * {@code target/benchmark/retention.txt}.
 */
@Tag("benchmark")
class RetentionBenchIT {

    private static final Path FOLDER = Path.of("target/benchmark").toAbsolutePath();
    private static final int ATTEMPTS = Integer.getInteger("benchmark.attempts", 1_000_000);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 20);
    private static final int WARMING = Integer.getInteger("benchmark.warming", 90);
    private static final int CONNECTIONS = 16;
    private static final long PAUSE = 15_000_000;
    private static final long OF_A_DAY = Duration.ofDays(1).toMillis();
    private static final String LEFT = "select count(*) from link_attempt";

    private Report report;

    @Test
    void deletingADay() throws Exception {
        try (var database = new Durable(FOLDER);
                var carrick = CarrickTarget.started(database, FOLDER, "")) {
            var wire = new Wire(carrick.base());
            var links = new ConcurrentLinkedQueue<Target.Tokens>();
            for (int i = 0; i < CONNECTIONS; i++) {
                links.add(carrick.link(wire, Target.Kind.STRICT));
            }
            var bench = new Bench(database, SECONDS);
            refresh(bench, carrick, links, WARMING);
            fill(database);
            report = new Report(FOLDER.resolve("retention.txt"));
            report.tell("database: " + database.settings());
            report.tell(
                    CONNECTIONS + " connections that refresh and then rest for 15 ms, " + SECONDS + " s for each line; "
                            + ATTEMPTS
                            + " attempts and "
                            + 3 * ATTEMPTS + " steps of one day, "
                            + database.ask("carrick", "select pg_size_pretty(pg_total_relation_size('step'))")
                                    .get(0) + " of steps");
            report.tell(Measured.heading());
            for (int round = 0; round < 3; round++) {
                tell("before", bench, carrick, links);
            }
            try (var other = CarrickTarget.beside(database, FOLDER)) {
                while (left(database) >= ATTEMPTS) {
                    refresh(bench, carrick, links, 1); // it warms up meanwhile
                }
                var begun = System.nanoTime();
                while (left(database) > ATTEMPTS / 100) {
                    tell(left(database) + " left", bench, carrick, links);
                }
                report.tell("deleted in "
                        + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s by " + other.name());
            }
            for (int round = 0; round < 3; round++) {
                tell("after", bench, carrick, links);
            }
            report.write();
        }
    }

    private void tell(String when, Bench bench, CarrickTarget carrick, ConcurrentLinkedQueue<Target.Tokens> links) {
        report.tell(Measured.line(
                List.of(bench.measure(when, "refresh", carrick.time(), () -> run(carrick, links, SECONDS)))));
    }

    private static void refresh(
            Bench bench, CarrickTarget carrick, ConcurrentLinkedQueue<Target.Tokens> links, int seconds) {
        bench.measure("", "", carrick.time(), () -> run(carrick, links, seconds));
    }

    private static Load.Run run(CarrickTarget carrick, ConcurrentLinkedQueue<Target.Tokens> links, int seconds) {
        return Load.run(CONNECTIONS, seconds, PAUSE, each -> {
            var wire = new Wire(carrick.base());
            return () -> {
                var renewed = carrick.refresh(wire, links.poll(), Target.Kind.STRICT);
                links.add(renewed);
                return true;
            };
        });
    }

    private static long left(Durable database) {
        return Long.parseLong(database.ask("carrick", LEFT).get(0));
    }

    /** Forty days ago, evenly over a day. */
    private static void fill(Durable database) {
        var day = Instant.now().minus(Duration.ofDays(40));
        var first = Id.atLeast(day);
        var apart = (Id.atLeast(day.plusMillis(OF_A_DAY)) - first) / ATTEMPTS;
        database.run(
                "carrick",
                ("insert into link_attempt (id, client_id, redirect_uri, account, state_hash, user_agent, milestone, outcome, last_step_at)"
                                + " select %d + n::bigint * %d, 'bench', repeat('u', 60), 'account-' || n, md5(n::text), repeat('a', 100),"
                                + " 'TOKENS_ISSUED', 'LINKED', now() - interval '40 days' from generate_series(1, %d) n")
                        .formatted(first, apart, ATTEMPTS),
                ("insert into step (id, attempt_id, name, client_id, status, duration_ms, node, passed, request, response)"
                                + " select %d + n::bigint * %d + k, %d + n::bigint * %d, 'token', 'bench', 200, 3, 'node', repeat('p', 120), repeat('q', 200),"
                                + " repeat('r', 150) from generate_series(1, %d) n, generate_series(0, 2) k")
                        .formatted(first, apart, first, apart, ATTEMPTS),
                "vacuum analyze");
    }
}
