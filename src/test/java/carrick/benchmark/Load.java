package carrick.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** So many connections at once, each sending its next request when the last one was answered, for so long. */
final class Load {

    private Load() {}

    /** What one connection does, again and again. */
    interface Work {
        /** @return whether it was answered as it should be; {@code null} where there is nothing left to do */
        Boolean once();
    }

    /**
     * What came of it.
     *
     * @param micros of the requests that were answered well, ascending
     */
    record Run(long[] micros, long errors, double seconds) {

        double rate() {
            return micros.length / seconds;
        }

        double millis(double quantile) {
            return micros.length == 0
                    ? 0
                    : micros[(int) Math.min(micros.length - 1L, (long) (micros.length * quantile))] / 1e3;
        }
    }

    /** @param work of the connection with that number */
    static Run run(int connections, double seconds, IntFunction<Work> work) {
        return run(connections, seconds, 0, work);
    }

    /** @param pause of each connection after an answer, in ns: so that the server is not asked for all that it can do */
    static Run run(int connections, double seconds, long pause, IntFunction<Work> work) {
        var threads = Executors.newFixedThreadPool(connections);
        try {
            var begun = System.nanoTime();
            var until = begun + (long) (seconds * 1e9);
            var tasks = new ArrayList<Callable<Times>>();
            for (int i = 0; i < connections; i++) {
                var mine = work.apply(i);
                tasks.add(() -> repeat(mine, until, pause));
            }
            var all = new ArrayList<Times>();
            for (var each : threads.invokeAll(tasks)) {
                all.add(each.get());
            }
            return gathered(all, (System.nanoTime() - begun) / 1e9);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Run gathered(List<Times> all, double seconds) {
        var micros = all.stream()
                .flatMapToLong(times -> Arrays.stream(times.micros, 0, times.count))
                .sorted()
                .toArray();
        return new Run(micros, all.stream().mapToLong(times -> times.errors).sum(), seconds);
    }

    private static final class Times {
        private long[] micros = new long[4_096];
        private int count;
        private long errors;

        private void add(long time) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count++] = time;
        }
    }

    private static Times repeat(Work work, long until, long pause) {
        var times = new Times();
        for (var now = System.nanoTime(); now < until; ) {
            var isRight = work.once();
            var after = System.nanoTime();
            if (isRight == null) {
                break;
            }
            if (isRight) {
                times.add((after - now) / 1_000);
            } else {
                times.errors++;
            }
            LockSupport.parkNanos(pause);
            now = pause > 0 ? System.nanoTime() : after;
        }
        return times;
    }
}
