package carrick.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.CarrickServer;
import carrick.support.Patience;
import carrick.support.SmartHome;
import carrick.support.TestClients;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How fast events are accepted, and how fast they get to Amazon's gateway. The gateway is the stand-in, in the same server: what it costs
 * is counted with the rest. The report is {@code target/benchmark/events.txt}.
 */
@Tag("benchmark")
class EventsBenchIT {

    private static final Path FOLDER = Path.of("target/benchmark").toAbsolutePath();
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 5);
    private static final int WARMING = Integer.getInteger("benchmark.warming", 20);
    private static final String DELIVERED =
            "select count(*) filter (where status = 'DELIVERED'), count(*) filter (where lane is not null) from event_delivery";

    private Report report;

    @Test
    void acceptedAndDelivered() throws Exception {
        try (var database = new Durable(FOLDER)) {
            var server = new CarrickServer("benchmark-events", 3)
                    .with("db_url", database.create("events"))
                    .with("db_user", "events")
                    .with("CARRICK_CLIENTS", CarrickServer.clients())
                    .with("CARRICK_STAND_IN", "true")
                    .with("CARRICK_THROTTLE_REQUESTS", "1000000")
                    .fresh();
            try {
                server.start().awaitReady();
                report = new Report(FOLDER.resolve("events.txt"));
                report.tell("database: " + database.settings());
                report.tell("load: " + Bench.CONNECTIONS
                        + " connections, each with a link of its own, one ChangeReport in each post; " + ROUNDS
                        + " rounds of " + SECONDS + " s after " + WARMING + " that are not counted");
                report.tell("");
                report.tell(Measured.heading());
                measure(database, server);
            } finally {
                server.stop();
            }
            report.write();
        }
    }

    private void measure(Durable database, CarrickServer server) {
        var cloud = SmartHome.at(server.address(), TestClients.home());
        var links = new ArrayList<String>();
        for (int i = 0; i < Bench.CONNECTIONS; i++) {
            links.add(cloud.linked().number());
        }
        var bench = new Bench(database, SECONDS);
        var accepted = new ArrayList<Measured>();
        var delivered = new ArrayList<Double>();
        for (int round = -WARMING; round < ROUNDS; round++) {
            var before = count(database, 0);
            var begun = System.nanoTime();
            var run = bench.measure(
                    "Carrick",
                    "an event accepted",
                    new ProcessTime(server.process()),
                    () -> Load.run(Bench.CONNECTIONS, SECONDS, each -> posting(server, cloud, links.get(each))));
            while (count(database, 1) > 0) {
                Patience.aMoment();
            }
            if (round >= 0) {
                accepted.add(run);
                delivered.add((count(database, 0) - before) * 1e9 / (System.nanoTime() - begun));
            }
        }
        report.tell(Measured.line(accepted));
        delivered.sort(null);
        report.tell("");
        report.tell("delivered, from the first post until none waits: %.0f per s (%.0f..%.0f)"
                .formatted(delivered.get(delivered.size() / 2), delivered.get(0), delivered.get(delivered.size() - 1)));
        assertThat(accepted).allMatch(measured -> measured.run().errors() == 0);
    }

    private static Load.Work posting(CarrickServer server, SmartHome cloud, String link) {
        var wire = new Wire(server.address());
        var bearer = cloud.bearer();
        return () -> {
            var event = SmartHome.changeReport(UUID.randomUUID().toString(), "lamp-1", "ON");
            var body = "{\"family\":\"" + link + "\",\"events\":[" + event + "]}";
            return wire.post("/alexa/events", body, bearer).status() == 202;
        };
    }

    private static long count(Durable database, int column) {
        return Long.parseLong(database.ask("events", DELIVERED).get(column));
    }
}
