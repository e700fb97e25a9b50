package carrick.token;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/**
 * Requests that run at once, in an order that a test chooses: one thread for each, of which only one moves at a time, from one
 * {@link #pause} to the next. The same choices always give the same order.
 */
final class Interleaving {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });
    private static final ThreadLocal<Interleaved<?>> CURRENT = new ThreadLocal<>();

    private Interleaving() {}

    /** To be called wherever another request may come in between. Outside an interleaving it does nothing. */
    static void pause() {
        var current = CURRENT.get();
        if (current != null) {
            current.waitForTurn();
        }
    }

    /**
     * Answers the results in the order in which the requests finished.
     *
     * @param choices which of those that still run goes on next; from the first again when they end
     */
    static <T> List<T> run(List<Callable<T>> requests, List<Integer> choices) {
        var running = new ArrayList<Interleaved<T>>();
        requests.forEach(request -> running.add(new Interleaved<>(request)));
        var results = new ArrayList<T>();
        var next = cycle(choices);
        while (!running.isEmpty()) {
            var chosen = running.get(Math.floorMod(next.next(), running.size()));
            if (chosen.moves()) {
                running.remove(chosen);
                results.add(chosen.result());
            }
        }
        return results;
    }

    private static Iterator<Integer> cycle(List<Integer> choices) {
        var endless = choices.isEmpty() ? List.of(0) : choices;
        return java.util.stream.IntStream.iterate(0, i -> (i + 1) % endless.size())
                .mapToObj(endless::get)
                .iterator();
    }

    private static final class Interleaved<T> {

        private final Semaphore turn = new Semaphore(0);
        private final Semaphore paused = new Semaphore(0);
        private final FutureTask<T> task;

        Interleaved(Callable<T> request) {
            task = new FutureTask<>(request) {
                @Override
                protected void done() {
                    paused.release();
                }
            };
            THREADS.execute(() -> {
                CURRENT.set(this);
                turn.acquireUninterruptibly();
                task.run();
            });
        }

        /** Lets it run to its next pause; answers whether it has finished. */
        boolean moves() {
            turn.release();
            paused.acquireUninterruptibly();
            return task.isDone();
        }

        void waitForTurn() {
            paused.release();
            turn.acquireUninterruptibly();
        }

        T result() {
            try {
                return task.get();
            } catch (InterruptedException | ExecutionException | CancellationException failed) {
                throw new AssertionError(failed.getCause());
            }
        }
    }
}
