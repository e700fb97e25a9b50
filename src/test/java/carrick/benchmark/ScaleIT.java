package carrick.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.grant.TestGrants;
import carrick.grant.Token;
import carrick.grant.TokenKind;
import carrick.grant.TokenSeal;
import carrick.platform.TestKeys;
import carrick.support.Alexa;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a refresh costs among ten thousand links and among ten million: {@code mvn -Pbenchmark verify -Dit.test=ScaleIT}; with
 * {@code -Dbenchmark.links=} fewer or more, {@code -Dbenchmark.buffers=} for PostgreSQL's {@code shared_buffers}. Every link has an account and a grant of its own, and tokens that the server believes: they are derived here
 * as there. The report is {@code target/benchmark/scale.txt}.
 */
@Tag("benchmark")
class ScaleIT {

    private static final Path FOLDER = Path.of("target/benchmark").toAbsolutePath();
    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("benchmark.links", 10_000_000);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 20);
    private static final int WARMING = Integer.getInteger("benchmark.warming", 60);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int KEY = 1;
    private static final int AGED = Integer.getInteger("benchmark.aged", 1_000);
    private static final int HOURS_OF_A_YEAR = 8_760;
    private static final String SIZE_OF_AGED =
            "select pg_table_size('aged') || ' + ' || pg_indexes_size('aged') || ' bytes'";
    private static final String UPDATES_OF_AGED =
            "select n_tup_upd, round(100.0 * n_tup_hot_upd / n_tup_upd, 2) || ' %', autovacuum_count || ' vacuums'"
                    + " from pg_stat_user_tables where relname = 'aged'";
    private static final String CREDENTIALS = Alexa.basic("bench-strict", "benchmark-secret-0123456789");

    private Report report;
    private final TokenSeal seal = TestGrants.seal(TestKeys.master(KEY));
    private final List<HashMap<Integer, Integer>> generations = new ArrayList<>();

    @Test
    void refreshAmongMany() throws Exception {
        for (int i = 0; i < Bench.CONNECTIONS; i++) {
            generations.add(new HashMap<>());
        }
        try (var database = new Durable(FOLDER);
                var carrick = CarrickTarget.started(database, FOLDER, "", TestKeys.text(KEY))) {
            report = new Report(FOLDER.resolve("scale.txt"));
            report.tell("database: " + database.settings());
            fill(database, 1, FEW);
            aYear(database);
            warmUp(database, carrick);
            var measured = new ArrayList<List<Measured>>();
            measured.add(rounds(database, carrick, FEW, "all of 10,000"));
            report.tell("start to ready among " + FEW + ": " + startMillis(carrick) + " ms");
            fill(database, FEW + 1, MANY);
            report.tell(size(database, "at rest"));
            warmUp(database, carrick);
            measured.add(rounds(database, carrick, FEW, "10,000 of " + MANY));
            measured.add(rounds(database, carrick, MANY, "all of " + MANY));
            report.tell("start to ready among " + MANY + ": " + startMillis(carrick) + " ms");
            report.tell(size(database, "after these refreshes"));
            report.tell("");
            report.tell(Measured.heading());
            measured.forEach(rounds -> report.tell(Measured.line(rounds)));
            report.write();
            assertThat(measured).allSatisfy(rounds -> assertThat(rounds)
                    .allMatch(one -> one.run().errors() == 0));
        }
    }

    private List<Measured> rounds(Durable database, CarrickTarget carrick, int among, String what) {
        var rounds = new ArrayList<Measured>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(refreshing(database, carrick, among, what));
        }
        return rounds;
    }

    /** A server that has just been started is slow for a minute. */
    private void warmUp(Durable database, CarrickTarget carrick) {
        for (int spent = 0; spent < WARMING; spent += SECONDS) {
            refreshing(database, carrick, FEW, "to warm up");
        }
    }

    /** Each connection refreshes links at random, those whose number leaves its own remainder. */
    private Measured refreshing(Durable database, CarrickTarget carrick, int among, String what) {
        return new Bench(database, SECONDS)
                .measure(
                        carrick,
                        what,
                        () -> Load.run(Bench.CONNECTIONS, SECONDS, each -> {
                            var wire = new Wire(carrick.base());
                            var random = new SplittableRandom(System.nanoTime() + each);
                            var mine = generations.get(each);
                            return () -> {
                                var link = random.nextInt(among / Bench.CONNECTIONS) * Bench.CONNECTIONS + each + 1;
                                var generation = mine.getOrDefault(link, 1);
                                var token = new Token(TokenKind.REFRESH, link, generation, 0);
                                var answer = wire.post(
                                        "/oauth/token",
                                        "grant_type=refresh_token&refresh_token="
                                                + seal.seal(token, salt(link)).reveal(),
                                        CREDENTIALS);
                                mine.put(link, generation + 1);
                                return answer.status() == 200;
                            };
                        }));
    }

    private static byte[] salt(int link) {
        try {
            return MessageDigest.getInstance("MD5").digest(("salt " + link).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Links with these numbers; foreign keys are true and not looked at. */
    private static void fill(Durable database, int from, int until) {
        var numbers = " from generate_series(" + from + ", " + until + ") n";
        database.run(
                "carrick",
                "set session_replication_role = replica; insert into account (id, username, display_name, password_hash) select n, 'customer-' || n, 'Customer ' || n, '-'"
                        + numbers,
                "set session_replication_role = replica; insert into consent_grant (id, account_id, client_id, scope) select n, n, 'bench-strict', 'smart_home'"
                        + numbers,
                "set session_replication_role = replica; insert into token_family (id, grant_id, client_id, scope, salt, generation, confirmed, renewed_at)"
                        + " select n, n, 'bench-strict', 'smart_home', decode(md5('salt ' || n), 'hex'), 1, 1, now() - interval '1 hour'"
                        + numbers,
                "vacuum analyze account",
                "vacuum analyze consent_grant",
                "vacuum analyze token_family");
    }

    private static String size(Durable database, String when) {
        var row = database.ask(
                "carrick",
                "select pg_table_size('token_family') / count(*), pg_indexes_size('token_family') / count(*),"
                        + " pg_total_relation_size('consent_grant') / count(*), pg_total_relation_size('account') / count(*),"
                        + " (select n_tup_upd from pg_stat_user_tables where relname = 'token_family'),"
                        + " (select round(100.0 * n_tup_hot_upd / greatest(1, n_tup_upd), 2) from pg_stat_user_tables where relname = 'token_family')"
                        + " from token_family");
        return "bytes per link " + when + ": family " + row.get(0) + " + indexes " + row.get(1)
                + ", grant with indexes "
                + row.get(2) + ", account with indexes " + row.get(3) + "; updates of families " + row.get(4)
                + ", of these HOT "
                + row.get(5) + " %";
    }

    /** As many refreshes of a thousand links, in any order, as each has in a year where its access tokens last an hour. */
    private void aYear(Durable database) {
        database.run(
                "carrick",
                "create table aged (like token_family including all) with (fillfactor = 85)",
                "insert into aged select * from token_family where id <= " + AGED,
                "vacuum analyze aged");
        report.tell("table and indexes of " + AGED + " links: " + database.ask("carrick", SIZE_OF_AGED));
        database.run(
                "carrick",
                "create procedure pass() language plpgsql as $$ declare link bigint; begin for n in 1.."
                        + HOURS_OF_A_YEAR * AGED
                        + " loop link := 1 + floor(random() * " + AGED
                        + "); update aged set generation = generation + 1,"
                        + " confirmed = generation, renewed_at = clock_timestamp() where id = link; commit;"
                        + " end loop; end $$",
                "set synchronous_commit = off",
                "call pass()");
        report.tell("after " + HOURS_OF_A_YEAR + " refreshes each: " + database.ask("carrick", SIZE_OF_AGED)
                + ", updates and share of HOT " + database.ask("carrick", UPDATES_OF_AGED));
    }

    private static long startMillis(CarrickTarget carrick) {
        carrick.server().stop();
        var begun = System.nanoTime();
        carrick.server().start().awaitReady();
        carrick.isNow(carrick.server().process());
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
