package carrick.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes at about half of what they can do, for an hour ({@code -Dbenchmark.minutes=}), while one of them is stopped, or killed, and
 * started every few minutes. A client that gets no answer asks the other node with the same refresh token, as Amazon does. The node that
 * stays must not grow, nor the database, and no link may be lost. The report is {@code target/benchmark/soak.txt}.
 */
@Tag("benchmark")
class SoakIT {

    private static final Path FOLDER = Path.of("target/benchmark").toAbsolutePath();
    private static final int MINUTES = Integer.getInteger("benchmark.minutes", 60);
    private static final int BETWEEN_RESTARTS = Integer.getInteger("benchmark.restarts", 4);
    private static final int LINKS_OF_EACH = 32;
    private static final long PAUSE = 6_000_000;
    private static final int A_MINUTE = 60;
    private static final long MORE_HEAP = 30;
    private static final int MORE_THREADS = 15;
    private static final int POOL = 20;
    private static final String CONNECTIONS = "select count(*) from pg_stat_activity where datname = 'carrick'";
    private static final String ROWS =
            "select (select count(*) from token_family) + (select count(*) from consent_grant)"
                    + " + (select count(*) from authorization_code) + (select count(*) from interaction)"
                    + " + (select count(*) from browser_session)";

    private Report report;
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /** How large everything is. @param heap of the node that stays, in MiB, after a collection */
    private record Size(long heap, long threads, long connections, long rows) {}

    @Test
    void halfLoadWhileANodeRestarts() throws Exception {
        try (var database = new Durable(FOLDER);
                var stays = CarrickTarget.started(database, FOLDER, "");
                var restarts = CarrickTarget.beside(database, FOLDER)) {
            var links = links(stays);
            report = new Report(FOLDER.resolve("soak.txt"));
            report.tell("database: " + database.settings());
            minute(stays, restarts, links);
            minute(stays, restarts, links);
            var before = size(database, stays);
            report.tell("after the first two minutes: " + before);
            for (int minute = 1; minute <= MINUTES; minute++) {
                var restart = minute % BETWEEN_RESTARTS == 0 ? restart(restarts, minute) : null;
                var run = minute(stays, restarts, links);
                report.tell("minute %d: %.0f refreshes per s, p99 %.1f ms%s; without an answer so far %d, lost %d"
                        .formatted(
                                minute,
                                run.rate(),
                                run.millis(0.99),
                                restart == null ? "" : ", one node restarted",
                                unanswered.get(),
                                lost.get()));
                report.write();
                if (restart != null) {
                    restart.join();
                    report.tell(size(database, stays).toString());
                }
            }
            var after = size(database, stays);
            report.tell("at the end: " + after);
            report.write();
            assertThat(lost.get()).isZero();
            assertThat(after.heap).isLessThan(before.heap + MORE_HEAP);
            assertThat(after.threads).isLessThan(before.threads + MORE_THREADS);
            assertThat(after.connections).isLessThanOrEqualTo(2 * POOL);
            assertThat(after.rows).isEqualTo(before.rows);
        }
    }

    private static List<Target.Tokens[]> links(CarrickTarget carrick) {
        var wire = new Wire(carrick.base());
        var links = new ArrayList<Target.Tokens[]>();
        for (int i = 0; i < Bench.CONNECTIONS; i++) {
            var mine = new Target.Tokens[LINKS_OF_EACH];
            for (int link = 0; link < LINKS_OF_EACH; link++) {
                mine[link] = carrick.link(wire, Target.Kind.ROTATE);
            }
            links.add(mine);
        }
        return links;
    }

    private Load.Run minute(CarrickTarget stays, CarrickTarget restarts, List<Target.Tokens[]> links) {
        return Load.run(Bench.CONNECTIONS, A_MINUTE, PAUSE, each -> {
            var first = each % 2 == 0 ? stays : restarts;
            var second = each % 2 == 0 ? restarts : stays;
            var toFirst = new Wire(first.base());
            var toSecond = new Wire(second.base());
            var mine = links.get(each);
            var turn = new int[1];
            return () -> {
                var at = turn[0]++ % mine.length;
                var renewed = first.refresh(toFirst, mine[at], Target.Kind.ROTATE);
                if (renewed == null) {
                    unanswered.incrementAndGet();
                    renewed = second.refresh(toSecond, mine[at], Target.Kind.ROTATE);
                }
                if (renewed == null) {
                    lost.incrementAndGet();
                    return false;
                }
                mine[at] = renewed;
                return true;
            };
        });
    }

    /** In turn the polite way and the hard way. */
    private static CompletableFuture<Void> restart(CarrickTarget node, int minute) {
        return CompletableFuture.runAsync(() -> {
            if (minute / BETWEEN_RESTARTS % 2 == 0) {
                node.server().kill();
            } else {
                node.server().stop();
            }
            node.server().start().awaitReady();
            node.isNow(node.server().process());
        });
    }

    private static Size size(Durable database, CarrickTarget node) throws IOException, InterruptedException {
        return new Size(
                Heap.of(node.server().process()),
                node.time().threads(),
                Long.parseLong(database.ask("carrick", CONNECTIONS).get(0)),
                Long.parseLong(database.ask("carrick", ROWS).get(0)));
    }
}
