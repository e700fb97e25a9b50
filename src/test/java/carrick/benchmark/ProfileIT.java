package carrick.benchmark;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Where the time of one thing goes, such as {@code refresh}, or {@code link} for a flow and its exchange at once:
 * {@code mvn -Pbenchmark verify -Dit.test=ProfileIT} leaves a recording of each in {@code target/profile}, to be read with {@code jfr} or
 * JDK Mission Control.
 */
@Tag("benchmark")
class ProfileIT {

    private static final Path FOLDER = Path.of("target/profile").toAbsolutePath();
    /** A rate is told for each, so that one sees when the server is warm. */
    private static final int SLICE = 10;

    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 20);

    @Test
    void record() throws Exception {
        for (var what : System.getProperty("benchmark.what", "refresh,introspection,exchange,flow")
                .split(",")) {
            record(what);
        }
    }

    private static void record(String what) throws Exception {
        var file = FOLDER.resolve(what + ".jfr");
        var options =
                "-XX:FlightRecorderOptions=stackdepth=256 -XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                        + file;
        try (var database = new Durable(FOLDER);
                var carrick = CarrickTarget.started(database, FOLDER, options)) {
            var codes = new ConcurrentLinkedQueue<String>();
            var isBrowsed = what.equals("flow") || what.equals("link");
            if (!isBrowsed) {
                Load.run(Bench.BROWSERS, 5, each -> flows(carrick, codes));
            }
            var works = IntStream.range(0, isBrowsed ? Bench.BROWSERS : Bench.CONNECTIONS)
                    .mapToObj(each -> work(what, carrick, codes))
                    .toList();
            for (int slice = 0; slice < SECONDS; slice += SLICE) {
                var run = Load.run(works.size(), SLICE, works::get);
                System.getLogger("benchmark")
                        .log(
                                System.Logger.Level.INFO,
                                what + " after " + slice + " s: " + Math.round(run.rate()) + " per s, errors "
                                        + run.errors());
            }
        }
    }

    private static Load.Work flows(CarrickTarget carrick, ConcurrentLinkedQueue<String> codes) {
        var browser = new Wire(carrick.base());
        return () -> codes.offer(carrick.code(browser, Target.Kind.STRICT));
    }

    private static Load.Work work(String what, CarrickTarget carrick, ConcurrentLinkedQueue<String> codes) {
        if (what.equals("flow")) {
            return flows(carrick, codes);
        }
        var wire = new Wire(carrick.base());
        if (what.equals("link")) {
            return () -> carrick.link(wire, Target.Kind.STRICT) != null;
        }
        if (what.equals("exchange")) {
            return () -> {
                var code = codes.poll();
                return code == null ? null : carrick.exchange(wire, code, Target.Kind.STRICT) != null;
            };
        }
        var mine = new Target.Tokens[] {carrick.exchange(wire, codes.poll(), Target.Kind.STRICT)};
        return what.equals("introspection")
                ? () -> carrick.isActive(wire, mine[0], Target.Kind.STRICT)
                : () -> (mine[0] = carrick.refresh(wire, mine[0], Target.Kind.STRICT)) != null;
    }
}
