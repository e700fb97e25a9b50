package carrick.benchmark;

import carrick.support.CarrickServer;
import carrick.support.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What Carrick adds to a server: the time from its start to the first token, the heap, the size of the WAR; beside the same server with
 * one empty resource. Both start in turn, after a first start of each that is not counted, for the first makes the schema and fills what
 * Open Liberty keeps. The report is {@code target/benchmark/footprint.txt}.
 */
@Tag("benchmark")
class FootprintIT {

    private static final Path FOLDER = Path.of("target/benchmark").toAbsolutePath();
    private static final int STARTS = Integer.getInteger("benchmark.rounds", 5);
    /** The times are no finer than this. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private static final long PATIENCE = 120_000_000_000L;

    private Report report;
    private long heapOfEmpty;
    private long heapOfCarrick;

    @Test
    void startToFirstToken() throws Exception {
        try (var database = new Durable(FOLDER);
                var carrick = CarrickTarget.started(database, FOLDER, "")) {
            carrick.server().stop();
            var empty = CarrickTarget.empty(database, FOLDER);
            var ofEmpty = new ArrayList<Long>();
            var ofCarrick = new ArrayList<Long>();
            for (int start = -1; start < STARTS; start++) {
                ofEmpty.add(millis(empty, () -> isEmptyAnswered(empty)));
                heapOfEmpty = Heap.of(empty.process());
                empty.stop();
                ofCarrick.add(millis(carrick.server(), () -> isTokenIssued(carrick)));
                heapOfCarrick = Heap.of(carrick.server().process());
                carrick.server().stop();
            }
            ofEmpty.remove(0);
            ofCarrick.remove(0);
            report = new Report(FOLDER.resolve("footprint.txt"));
            report.tell(
                    "from the start of the server to the first answer, in ms, " + STARTS + " starts, each in turn:");
            report.tell("empty resource          " + median(ofEmpty) + "  " + ofEmpty);
            report.tell("Carrick, first token    " + median(ofCarrick) + "  " + ofCarrick);
            report.tell("heap in use when idle, in MiB: empty " + heapOfEmpty + ", Carrick " + heapOfCarrick);
            report.tell("WAR: " + Files.size(CarrickServer.war()) + " bytes");
            report.write();
        }
    }

    private static boolean isEmptyAnswered(CarrickServer empty) {
        try (var wire = new Wire(empty.address())) {
            return wire.get("/empty/nothing").status() / 100 == 2;
        }
    }

    /** Login, consent and exchange: everything that the first customer after a restart waits for. */
    private static boolean isTokenIssued(CarrickTarget carrick) {
        try (var wire = new Wire(carrick.base())) {
            var code = carrick.code(wire, Target.Kind.STRICT);
            return code != null && carrick.exchange(wire, code, Target.Kind.STRICT) != null;
        }
    }

    private static long millis(CarrickServer server, BooleanSupplier answers) {
        var begun = System.nanoTime();
        server.start();
        while (!answers.getAsBoolean()) {
            if (System.nanoTime() - begun > PATIENCE) {
                throw new IllegalStateException("It did not start:\n" + server.console());
            }
            Patience.pause(BETWEEN_LOOKS);
        }
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
