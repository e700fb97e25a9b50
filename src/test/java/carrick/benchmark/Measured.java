package carrick.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One thing that was measured, in one round.
 *
 * @param serverMillis processor time of the server for one request
 * @param databaseMillis the same of the database
 * @param wal bytes that the database wrote ahead for one request
 */
record Measured(String target, String what, Load.Run run, double serverMillis, double databaseMillis, double wal) {

    private static final double P50 = 0.50;
    private static final double P95 = 0.95;
    private static final double P99 = 0.99;

    private static double median(List<Measured> rounds, ToDoubleFunction<Measured> of) {
        var sorted = rounds.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    static String heading() {
        return "%-9s %-24s %9s %17s %8s %8s %8s %8s %9s %9s %8s %6s"
                .formatted(
                        "target",
                        "what",
                        "per s",
                        "least..most",
                        "p50 ms",
                        "p95 ms",
                        "p99 ms",
                        "max ms",
                        "server ms",
                        "db ms",
                        "WAL B",
                        "errors");
    }

    /** Medians of the rounds, and how far they were apart. */
    static String line(List<Measured> rounds) {
        var rates =
                rounds.stream().mapToDouble(round -> round.run.rate()).sorted().toArray();
        return "%-9s %-24s %9.0f %17s %8.2f %8.2f %8.2f %8.1f %9.3f %9.3f %8.0f %6d"
                .formatted(
                        rounds.get(0).target,
                        rounds.get(0).what,
                        rate(rounds),
                        "%.0f..%.0f".formatted(rates[0], rates[rates.length - 1]),
                        median(rounds, round -> round.run.millis(P50)),
                        median(rounds, round -> round.run.millis(P95)),
                        median(rounds, round -> round.run.millis(P99)),
                        median(rounds, round -> round.run.millis(1)),
                        median(rounds, Measured::serverMillis),
                        median(rounds, Measured::databaseMillis),
                        median(rounds, Measured::wal),
                        rounds.stream().mapToLong(round -> round.run.errors()).sum());
    }

    static double rate(List<Measured> rounds) {
        return median(rounds, round -> round.run.rate());
    }

    static double cpu(List<Measured> rounds) {
        return median(rounds, round -> round.serverMillis + round.databaseMillis);
    }

    JsonObject json(int round) {
        return Json.createObjectBuilder()
                .add("target", target)
                .add("what", what)
                .add("round", round)
                .add("requests", run.micros().length)
                .add("errors", run.errors())
                .add("seconds", run.seconds())
                .add("per_second", run.rate())
                .add("p50_ms", run.millis(P50))
                .add("p95_ms", run.millis(P95))
                .add("p99_ms", run.millis(P99))
                .add("max_ms", run.millis(1))
                .add("server_cpu_ms", serverMillis)
                .add("database_cpu_ms", databaseMillis)
                .add("wal_bytes", wal)
                .build();
    }
}
