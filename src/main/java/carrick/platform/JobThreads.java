package carrick.platform;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Threads for db-scheduler, to which every failure is news: while the database is away it would fill the log with stack traces. */
final class JobThreads {

    private static final System.Logger LOG = System.getLogger(JobThreads.class.getName());

    private JobThreads() {}

    /** So many, which live on when the database goes while they fetch their work: it stays where it is. */
    static ExecutorService workers(int count, ThreadFactory threads) {
        return new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads) {
            @Override
            public void execute(Runnable work) {
                super.execute(() -> {
                    try {
                        work.run();
                    } catch (RuntimeException away) {
                        LOG.log(System.Logger.Level.DEBUG, "Work could not be fetched and is tried again.", away);
                    }
                });
            }
        };
    }

    /** Threads that leave out a turn of their housekeeping where it makes no sense. */
    static ScheduledExecutorService housekeepers(int count, ThreadFactory threads, BooleanSupplier makesSense) {
        return new ScheduledThreadPoolExecutor(count, threads) {
            @Override
            public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long pause, TimeUnit unit) {
                return super.scheduleWithFixedDelay(
                        () -> {
                            if (makesSense.getAsBoolean()) {
                                work.run();
                            }
                        },
                        first,
                        pause,
                        unit);
            }
        };
    }
}
