package carrick.support;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Many callers at the same moment. */
public final class Crowd {

    private Crowd() {}

    /** What each of that many callers was answered, all of whom wait for each other before they call. */
    public static List<Answer> of(int callers, Supplier<Answer> call) {
        var threads = Executors.newFixedThreadPool(callers);
        var ready = new CountDownLatch(callers);
        try {
            var calls = IntStream.range(0, callers)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> together(ready, call), threads))
                    .toList();
            return calls.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static Answer together(CountDownLatch ready, Supplier<Answer> call) {
        ready.countDown();
        try {
            ready.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return call.get();
    }
}
