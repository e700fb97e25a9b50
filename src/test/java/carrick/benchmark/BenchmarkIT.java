package carrick.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.CarrickServer;
import carrick.support.Peer;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Carrick and Spring Authorization Server in turn, on the same machine and the same PostgreSQL, and what that database alone can do. The
 * report is {@code target/benchmark/report.txt}, each round of it {@code report.json}. Nothing of it is a test: it fails where something
 * was not answered as it should be.
 */
@Tag("benchmark")
class BenchmarkIT {

    private static final Path FOLDER = Path.of("target/benchmark").toAbsolutePath();
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 8);
    private static final int WARMING = Integer.getInteger("benchmark.warming", 4);
    private static final int ROWS = 10_000;
    private static final int AT_PORT = CarrickServer.firstPort() + 19;

    private final List<String> report = new ArrayList<>();

    @Test
    void compare() throws Exception {
        try (var database = new Durable(AT_PORT, FOLDER.resolve("postgresql"));
                var carrick = CarrickTarget.started(database, FOLDER, "");
                var spring = new SpringTarget(Peer.springWithStore(database.create("spring"), "spring", "carrick"))) {
            tell("environment: " + Environment.told());
            tell("database: " + database.settings());
            tell("load: " + Bench.CONNECTIONS + " connections, " + Bench.BROWSERS
                    + " browsers for the flow, on the same machine; " + ROUNDS + " rounds of " + SECONDS
                    + " s for each line, servers in turn; medians, and the least and most rate");
            tell("memory of Carrick, idle: " + memory(carrick));
            var bench = new Bench(database, SECONDS);
            for (int round = -WARMING; round < ROUNDS; round++) {
                bench.round(carrick, round >= 0);
                bench.round(spring, round >= 0);
                rotating(bench, carrick, round >= 0);
                nothing(bench, carrick, round >= 0);
            }
            tell("memory of Carrick, after the load: " + memory(carrick) + "; of Spring: "
                    + spring.time().memory() + " MiB resident");
            tables(bench);
            statements(database, carrick);
            write(bench);
            limit(database);
            write(bench);
            assertThat(bench.all()).allMatch(measured -> measured.run().errors() == 0);
        }
    }

    /** As an Alexa skill refreshes: inside the overlap the same refresh token comes back, and nothing is written. */
    private static void rotating(Bench bench, CarrickTarget carrick, boolean isMeasured) {
        var browser = new Wire(carrick.base());
        var links = new Target.Tokens[Bench.CONNECTIONS];
        for (int i = 0; i < links.length; i++) {
            links[i] = carrick.exchange(browser, carrick.code(browser, Target.Kind.ROTATE), Target.Kind.ROTATE);
        }
        var measured = bench.measure(
                carrick,
                "refresh, in the overlap",
                () -> Load.run(Bench.CONNECTIONS, SECONDS, each -> {
                    var wire = new Wire(carrick.base());
                    return () -> carrick.refresh(wire, links[each], Target.Kind.ROTATE) != null;
                }));
        bench.keep(isMeasured, measured);
    }

    private static void nothing(Bench bench, CarrickTarget carrick, boolean isMeasured) {
        var measured = bench.measure(
                carrick,
                "an empty resource",
                () -> Load.run(Bench.CONNECTIONS, SECONDS, each -> {
                    var wire = new Wire(carrick.base());
                    return () -> wire.get("/empty/nothing").status() / 100 == 2;
                }));
        bench.keep(isMeasured, measured);
    }

    private void tables(Bench bench) {
        var groups = bench.all().stream()
                .collect(Collectors.groupingBy(
                        one -> one.target() + "\n" + one.what(), LinkedHashMap::new, Collectors.toList()));
        tell("");
        tell(Measured.heading());
        groups.values().forEach(rounds -> tell(Measured.line(rounds)));
        tell("");
        for (var what : List.of("flow", "code exchange", "refresh, rotating", "introspection")) {
            var ours = groups.get("Carrick\n" + what);
            var theirs = groups.get("Spring\n" + what);
            tell("%-20s Carrick is %.1f times Spring; processor time %.2f ms against %.2f ms"
                    .formatted(
                            what,
                            Measured.rate(ours) / Measured.rate(theirs),
                            Measured.cpu(ours),
                            Measured.cpu(theirs)));
        }
    }

    private void statements(Durable database, CarrickTarget carrick) {
        var wire = new Wire(carrick.base());
        var tokens =
                new Target.Tokens[] {carrick.exchange(wire, carrick.code(wire, Target.Kind.STRICT), Target.Kind.STRICT)
                };
        tell("");
        var asked = Map.<String, Runnable>of(
                "a refresh that rotates", () -> tokens[0] = carrick.refresh(wire, tokens[0], Target.Kind.STRICT),
                "an introspection", () -> carrick.isActive(wire, tokens[0], Target.Kind.STRICT));
        asked.forEach((what, once) -> {
            once.run(); // what is remembered is remembered now
            tell("statements of " + what + ":");
            database.statementsOf(once).forEach(statement -> tell("    " + statement));
        });
    }

    private void limit(Durable database) throws IOException, InterruptedException {
        Pgbench.fill(database, "carrick", ROWS);
        var limits = new ArrayList<Pgbench.Limit>();
        for (int round = 0; round < ROUNDS; round++) {
            Pgbench.run(database, "carrick", ROWS, SECONDS).ifPresent(limits::add);
        }
        limits.sort((one, other) -> Double.compare(one.perSecond(), other.perSecond()));
        tell("");
        tell(
                limits.isEmpty()
                        ? "limit: not measured, for pgbench is not installed here (-Dbenchmark.pgbench=...)"
                        : "limit: the SQL of a rotating refresh alone, by pgbench over " + ROWS
                                + " links: %.0f per s, %.3f ms of the database, %.0f B of WAL"
                                        .formatted(
                                                limits.get(limits.size() / 2).perSecond(),
                                                limits.get(limits.size() / 2).millis(),
                                                limits.get(limits.size() / 2).wal()));
    }

    /** Resident, and what is left of the heap after a collection. */
    private static String memory(CarrickTarget carrick) throws IOException, InterruptedException {
        return carrick.time().memory() + " MiB resident, "
                + Heap.of(carrick.server().process()) + " MiB of heap in use";
    }

    private void tell(String line) {
        report.add(line);
    }

    private void write(Bench bench) throws IOException {
        var text = String.join("\n", report) + "\n";
        Files.writeString(FOLDER.resolve("report.txt"), text);
        var rounds = Json.createArrayBuilder();
        var seen = new LinkedHashMap<String, Integer>();
        bench.all().forEach(one -> rounds.add(one.json(seen.merge(one.target() + one.what(), 1, Integer::sum))));
        var json = Json.createObjectBuilder()
                .add("environment", Environment.told())
                .add("measured", rounds)
                .build();
        Files.writeString(FOLDER.resolve("report.json"), json.toString());
        System.getLogger("benchmark").log(System.Logger.Level.INFO, "\n" + text);
    }
}
