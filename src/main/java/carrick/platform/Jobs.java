package carrick.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
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
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Work in the background, by db-scheduler over the same database. A subject of a job is worked on by one node at a time, and a node that
 * dies is noticed after {@link #SILENCE_OF_THE_DEAD}. Times are the database's ({@link Clock}), so nodes need not agree on theirs. While
 * the database is away the work pauses.
 */
@ApplicationScoped
public class Jobs {

    /** Who has not been heard of for that long has lost its work to others: a turn that lasts longer may not be alone any more. */
    public static final Duration SILENCE_OF_THE_DEAD = Duration.ofSeconds(20);

    private static final System.Logger LOG = System.getLogger(Jobs.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration HEARTBEAT = SILENCE_OF_THE_DEAD.dividedBy(MISSED_HEARTBEATS);
    private static final int HOUSEKEEPERS = 3;
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    /** Longer than a call to the outside: what is under way at a stop comes to its end, and is not repeated by another node. */
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(12);

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
    Database database;

    @Inject
    Settings settings;

    private final List<ExecutorService> executors = new ArrayList<>();
    private volatile Scheduler scheduler;
    private volatile boolean stopping;

    /** Begins to work; called once, when the schema is there. */
    public void start(String node) {
        var concurrency = settings.number(Setting.EVENTS_CONCURRENCY);
        var housekeeping = JobThreads.housekeepers(HOUSEKEEPERS, threads, database::answers);
        executors.add(housekeeping);
        var made = Scheduler.create(
                        source, jobs.stream().<Task<?>>map(this::task).toList())
                .clock(clock::now)
                .jdbcCustomization(new DefaultJdbcCustomization(false)) // it does for H2 and PostgreSQL
                .schedulerName(new SchedulerName.Fixed(node + " " + Id.show(Id.next(clock.now()))))
                .threads(concurrency)
                .executorService(remember(JobThreads.workers(concurrency, threads)))
                .dueExecutor(remember(Executors.newSingleThreadExecutor(threads)))
                .housekeeperExecutor(housekeeping)
                .pollingInterval(BETWEEN_LOOKS)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_GOODBYE)
                .failureLogging(LogLevel.WARN, false)
                .enableImmediateExecution()
                .build();
        made.registerSchedulerListener(new PauseAtFailure());
        scheduler = made;
        made.start();
        housekeeping.scheduleAtFixedRate(this::goOn, 1, 1, TimeUnit.SECONDS);
    }

    /** Lets what is being worked on come to its end, for some seconds. */
    @PreDestroy
    public void stop() {
        stopping = true;
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
        executors.forEach(ExecutorService::shutdownNow);
    }

    /** Whether whoever works should leave the rest to others. */
    public boolean areStopping() {
        return stopping;
    }

    /**
     * Sees to it that the job works on that subject after that time, unless it is about to anyway. Outside of a transaction: what the
     * job is to find must have been committed.
     */
    public void see(Job job, String subject, Duration after) {
        var running = scheduler;
        if (running == null) {
            throw new Unavailable("the server is starting or stopping");
        }
        running.scheduleIfNotExists(
                new TaskInstance<Void>(job.name(), subject), clock.now().plus(after));
    }

    private Task<Void> task(Job job) {
        return Tasks.custom(job.name(), Void.class)
                .onFailure((failed, operations) -> noted(
                        failed, () -> operations.reschedule(failed, clock.now().plus(AFTER_A_FAILURE))))
                .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.now()))
                .execute((subject, context) -> {
                    var pause = job.run(subject.getId());
                    return (done, operations) -> noted(done, () -> {
                        if (pause.isPresent()) {
                            operations.reschedule(done, clock.now().plus(pause.get()));
                        } else {
                            forget(job, subject.getId(), operations);
                        }
                    });
                });
    }

    private void forget(Job job, String subject, ExecutionOperations<Void> operations) {
        operations.remove();
        if (job.hasMore(subject)) {
            see(job, subject, Duration.ZERO);
        }
    }

    /** Where it cannot be noted how a turn ended, the work counts as that of a dead node after a while. */
    private static void noted(ExecutionComplete turn, Runnable note) {
        try {
            note.run();
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The end of a turn of " + turn.getExecution().taskInstance
                            + " could not be stored; the work goes on in half a minute. " + failure);
        }
    }

    /** After a failure has paused it. */
    private void goOn() {
        var running = scheduler;
        if (running != null && running.getSchedulerState().isPaused() && database.answers()) {
            LOG.log(System.Logger.Level.INFO, "The database answers: work in the background goes on.");
            running.resume();
        }
    }

    /** db-scheduler would ask every second, and write a stack trace each time. */
    private final class PauseAtFailure extends AbstractSchedulerListener {

        @Override
        public void onSchedulerEvent(SchedulerEventType event) {
            var running = scheduler;
            if (event == SchedulerEventType.UNEXPECTED_ERROR && running != null && !database.answers()) {
                LOG.log(System.Logger.Level.WARNING, "The database is away: work in the background pauses.");
                running.pause();
            }
        }
    }

    private <E extends ExecutorService> E remember(E executor) {
        executors.add(executor);
        return executor;
    }
}
