package carrick.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Peer;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Carrick, Spring Authorization Server, Open Liberty's own provider and, with {@code -Ppeers}, Keycloak in turn, on the same machine and
 * the same PostgreSQL, and what that database alone can do. The report is {@code target/benchmark/report.txt}, each round of it
 * {@code report.json}. Nothing of it is a test: it fails where something was not answered as it should be.
 */
@Tag("benchmark")
class BenchmarkIT {

    private static final Path FOLDER = Path.of("target/benchmark").toAbsolutePath();
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 5);
    private static final int WARMING = Integer.getInteger("benchmark.warming", 6);
    private static final int ROWS = 10_000;

    private static final String FORM =
            "form_SUBMIT=1&jakarta.faces.ViewState=stateless&form%3Aname=bench&form%3Asecret=secret&form%3Asend=Send";

    private Report report;

    @Test
    void compare() throws Exception {
        try (var database = new Durable(FOLDER);
                var carrick = CarrickTarget.started(database, FOLDER, "");
                var spring = new SpringTarget(Peer.springWithStore(database.create("spring"), "spring", "carrick"));
                var liberty = LibertyTarget.started(database);
                var keycloak = KeycloakTarget.started(database).orElse(null)) {
            var targets = Stream.<Target>of(carrick, spring, liberty, keycloak)
                    .filter(Objects::nonNull)
                    .toList();
            carrick.deploy(Empty.form(FOLDER.resolve("form.war")), "/form/form.xhtml");
            report = new Report(FOLDER.resolve("report.txt"));
            report.tell("database: " + database.settings());
            report.tell("load: " + Bench.CONNECTIONS + " connections, " + Bench.BROWSERS
                    + " browsers for the flow, on the same machine; " + ROUNDS + " rounds of " + SECONDS
                    + " s for each line, servers in turn, after " + WARMING
                    + " such rounds that are not counted; medians, and the least and most rate");
            report.tell("memory of Carrick, idle: " + memory(carrick));
            var bench = new Bench(database, SECONDS);
            for (int round = -WARMING; round < ROUNDS; round++) {
                for (var target : targets) {
                    bench.round(target, round >= 0);
                }
                rotating(bench, carrick, round >= 0);
                alone(
                        bench,
                        carrick,
                        round >= 0,
                        "an empty resource",
                        wire -> wire.get("/empty/nothing").status() == 200);
                alone(bench, carrick, round >= 0, "a small Faces page", wire -> wire.get("/form/form.xhtml")
                        .body()
                        .contains("form:send"));
                alone(
                        bench,
                        carrick,
                        round >= 0,
                        "its form",
                        wire -> wire.post("/form/form.xhtml", FORM, null).location() != null);
            }
            report.tell("memory, after the load: Carrick " + memory(carrick)
                    + targets.stream()
                            .filter(target -> target != carrick)
                            .map(target ->
                                    "; " + target.name() + " " + target.time().memory() + " MiB resident")
                            .collect(Collectors.joining()));
            tables(bench, targets);
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
            links[i] = carrick.link(browser, Target.Kind.ROTATE);
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

    /** The server without Carrick. */
    private static void alone(
            Bench bench, CarrickTarget carrick, boolean isMeasured, String what, Predicate<Wire> isAnswered) {
        var measured = bench.measure(
                carrick,
                what,
                () -> Load.run(Bench.CONNECTIONS, SECONDS, each -> {
                    var wire = new Wire(carrick.base());
                    return () -> isAnswered.test(wire);
                }));
        bench.keep(isMeasured, measured);
    }

    private void tables(Bench bench, List<Target> targets) {
        var groups = bench.all().stream()
                .collect(Collectors.groupingBy(
                        one -> one.target() + "\n" + one.what(), LinkedHashMap::new, Collectors.toList()));
        report.tell("");
        report.tell(Measured.heading());
        groups.values().forEach(rounds -> report.tell(Measured.line(rounds)));
        report.tell("");
        for (var what : List.of("flow", "code exchange", "refresh, rotating", "introspection")) {
            var ours = groups.get("Carrick\n" + what);
            for (var peer : targets.subList(1, targets.size())) {
                var theirs = groups.get(peer.name() + "\n" + what);
                report.tell("%-20s Carrick is %.2f times %-8s; processor time %.3f ms against %.3f ms"
                        .formatted(
                                what,
                                Measured.rate(ours) / Measured.rate(theirs),
                                peer.name(),
                                Measured.cpu(ours),
                                Measured.cpu(theirs)));
            }
        }
    }

    /** What is asked twice is looked at the second time, when what is remembered is remembered. */
    private void statements(Durable database, CarrickTarget carrick) {
        var wire = new Wire(carrick.base());
        var codes = new ArrayDeque<String>();
        var tokens = new ArrayDeque<Target.Tokens>();
        var asked = new LinkedHashMap<String, Runnable>();
        asked.put("a flow", () -> codes.push(carrick.code(wire, Target.Kind.STRICT)));
        asked.put("an exchange", () -> tokens.push(carrick.exchange(wire, codes.pop(), Target.Kind.STRICT)));
        asked.put("a refresh that rotates", () -> tokens.push(carrick.refresh(wire, tokens.pop(), Target.Kind.STRICT)));
        asked.put("an introspection", () -> carrick.isActive(wire, tokens.peek(), Target.Kind.STRICT));
        codes.push(carrick.code(wire, Target.Kind.STRICT));
        report.tell("");
        asked.forEach((what, once) -> {
            once.run();
            report.tell("statements of " + what + ":");
            database.statementsOf(once).stream()
                    .filter(BenchmarkIT::isOfTheRequest)
                    .forEach(statement -> report.tell("    " + statement));
        });
    }

    /** And not of what goes on in the background: jobs, clock, trace, counts. */
    private static boolean isOfTheRequest(String statement) {
        return Stream.of(
                        "scheduled_tasks",
                        "schema_mark",
                        "event_delivery",
                        "hourly_count",
                        "link_",
                        "into step",
                        "finding")
                .noneMatch(statement.toLowerCase(Locale.ROOT)::contains);
    }

    private void limit(Durable database) throws IOException, InterruptedException {
        Pgbench.fill(database, "carrick", ROWS);
        var limits = new ArrayList<Pgbench.Limit>();
        for (int round = 0; round < ROUNDS; round++) {
            Pgbench.run(database, "carrick", ROWS, SECONDS).ifPresent(limits::add);
        }
        limits.sort((one, other) -> Double.compare(one.perSecond(), other.perSecond()));
        report.tell("");
        report.tell(
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

    private void write(Bench bench) throws IOException {
        report.write();
        var rounds = Json.createArrayBuilder();
        var seen = new LinkedHashMap<String, Integer>();
        bench.all().forEach(one -> rounds.add(one.json(seen.merge(one.target() + one.what(), 1, Integer::sum))));
        var json = Json.createObjectBuilder()
                .add("environment", Environment.told())
                .add("measured", rounds)
                .build();
        Files.writeString(FOLDER.resolve("report.json"), json.toString());
    }
}
