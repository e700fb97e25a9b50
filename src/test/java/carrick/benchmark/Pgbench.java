package carrick.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SQL of a refresh that rotates and nothing else, driven by PostgreSQL's own tool: what no server in front of that database can be faster than. */
final class Pgbench {

    private static final Path TOOL = Path.of(System.getProperty("benchmark.pgbench", "/usr/bin/pgbench"));
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final String SCRIPT = """
            \\set id random(1, %d)
            begin;
            select f.*, g.*, a.* from limit_family f, consent_grant g, account a where f.id = :id and g.id = f.grant_id and a.id = g.account_id;
            update limit_family set generation = generation + 1, confirmed = generation, renewed_at = now() where id = :id and ended_at is null;
            commit;
            """;

    private Pgbench() {}

    /**
     * @param seconds how long
     * @param millis processor time of the database for one
     */
    record Limit(double perSecond, double millis, double wal) {}

    /** Empty where the tool is not installed. */
    static Optional<Limit> run(Durable database, String name, long rows, int seconds)
            throws IOException, InterruptedException {
        if (!Files.isExecutable(TOOL)) {
            return Optional.empty();
        }
        var script = Files.writeString(Files.createTempFile("limit", ".sql"), SCRIPT.formatted(rows));
        database.checkpoint();
        var cpu = database.time().cpuMillis();
        var wal = database.wal();
        var process = new ProcessBuilder(List.of(
                        TOOL.toString(),
                        "-n",
                        "-h",
                        "localhost",
                        "-p",
                        String.valueOf(database.port()),
                        "-U",
                        name,
                        "-M",
                        "prepared",
                        "-c",
                        String.valueOf(Bench.CONNECTIONS),
                        "-j",
                        "2",
                        "-T",
                        String.valueOf(seconds),
                        "-f",
                        script.toString(),
                        name))
                .redirectErrorStream(true);
        process.environment().put("PGPASSWORD", "carrick");
        var running = process.start();
        var told = new String(running.getInputStream().readAllBytes());
        running.waitFor();
        var rate = RATE.matcher(told);
        if (!rate.find()) {
            throw new IOException("pgbench says:\n" + told);
        }
        var perSecond = Double.parseDouble(rate.group(1));
        var all = perSecond * seconds;
        return Optional.of(
                new Limit(perSecond, (database.time().cpuMillis() - cpu) / all, (database.wal() - wal) / all));
    }

    /** Makes so many families as Carrick has them, with the same columns and the same index, in tables beside its own. */
    static void fill(Durable database, String name, long rows) {
        database.run(
                name,
                "create table if not exists limit_family (like token_family including all)",
                "alter table limit_family owner to " + name);
        database.run(
                name,
                "insert into limit_family select (jsonb_populate_record(null::limit_family, to_jsonb(t) || jsonb_build_object('id', n))).*"
                        + " from generate_series(1, " + rows
                        + ") n, (select * from token_family limit 1) t on conflict do nothing",
                "vacuum analyze limit_family");
    }
}
