package carrick.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * Work in the background, by db-scheduler over the same database. A subject of a job is worked on by one node at a time, and a node that
 * dies is noticed after twenty seconds. Times are the database's ({@link Clock}), so nodes need not agree on theirs.
 */
@ApplicationScoped
public class Jobs {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    @Resource(lookup = "java:comp/env/jdbc/carrick")
    DataSource source;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    @Any
    Instance<Job> jobs;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    private final List<ExecutorService> executors = new ArrayList<>();
    private volatile Scheduler scheduler;

    /** Begins to work; called once, when the schema is there. */
    public void start(String node) {
        var concurrency = settings.number(Setting.EVENTS_CONCURRENCY);
        var housekeeping = Executors.newScheduledThreadPool(2, threads);
        executors.add(housekeeping);
        scheduler = Scheduler.create(
                        source, jobs.stream().<Task<?>>map(this::task).toList())
                .clock(clock::now)
                .schedulerName(new SchedulerName.Fixed(node + " " + Id.show(Id.next(clock.now()))))
                .threads(concurrency)
                .executorService(remember(Executors.newFixedThreadPool(concurrency, threads)))
                .dueExecutor(remember(Executors.newSingleThreadExecutor(threads)))
                .housekeeperExecutor(housekeeping)
                .pollingInterval(BETWEEN_LOOKS)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_GOODBYE)
                .failureLogging(LogLevel.WARN, false)
                .enableImmediateExecution()
                .build();
        scheduler.start();
    }

    /** Lets what is being worked on come to its end, for some seconds. */
    @PreDestroy
    public void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
        executors.forEach(ExecutorService::shutdownNow);
    }

    /**
     * Sees to it that the job works on that subject after that time, unless it is about to anyway. Outside of a transaction: what the
     * job is to find must have been committed.
     */
    public void see(Job job, String subject, Duration after) {
        scheduler.scheduleIfNotExists(
                new TaskInstance<Void>(job.name(), subject), clock.now().plus(after));
    }

    private Task<Void> task(Job job) {
        return Tasks.custom(job.name(), Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_A_FAILURE))
                .onDeadExecutionRevive()
                .execute((subject, context) -> job.run(subject.getId())
                        .<CompletionHandler<Void>>map(pause -> (complete, operations) ->
                                operations.reschedule(complete, clock.now().plus(pause)))
                        .orElse((complete, operations) -> {
                            operations.remove();
                            if (job.hasMore(subject.getId())) {
                                see(job, subject.getId(), Duration.ZERO);
                            }
                        }));
    }

    private <E extends ExecutorService> E remember(E executor) {
        executors.add(executor);
        return executor;
    }
}
