package carrick.trace;

import carrick.metrics.Metrics;
import carrick.platform.Database;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Steps wait here until a timer writes them. The queue is bounded: a slow database loses traces, never links, and the loss is counted. */
@ApplicationScoped
public class TraceQueue {

    private static final System.Logger LOG = System.getLogger(TraceQueue.class.getName());
    private static final System.Logger LINKS = System.getLogger("carrick.links");
    private static final int BATCH = 200;

    @Inject
    LinkAttempts attempts;

    @Inject
    Database database;

    @Inject
    Settings settings;

    @Inject
    Metrics metrics;

    @Inject
    TraceMetrics counts;

    private final AtomicLong dropped = new AtomicLong();

    /** A database that was slow or went away in the middle: these have one more chance, at the next flush. */
    private final List<StepRecord> refused = new ArrayList<>();

    private BlockingQueue<StepRecord> waiting;
    private String node;

    @PostConstruct
    void open() {
        waiting = new ArrayBlockingQueue<>(settings.number(Setting.TRACE_QUEUE));
        node = StepRecord.fit(settings.find(Setting.NODE).orElseGet(TraceQueue::hostName), 60);
        metrics.counter("carrick_trace_steps_dropped", "Steps that the database never got", dropped::get);
        metrics.gauge(
                "carrick_trace_steps_waiting",
                "Steps that wait to be written",
                () -> OptionalDouble.of(waiting.size()));
    }

    /** From the first look on the metrics are there. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // making this bean was all
    }

    /** Never waits and never fails. */
    public void add(StepRecord step) {
        counts.count(step);
        log(step);
        if (!waiting.offer(step)) {
            dropped.incrementAndGet();
        }
    }

    /** Counts a step that is one too many of its kind; it is neither written nor logged. */
    public void drop(StepRecord step) {
        counts.count(step);
        dropped.incrementAndGet();
    }

    /** One line for whoever ships logs: what failed, and the milestones of a link. */
    private static void log(StepRecord step) {
        if (step.course().fault() != null || step.course().milestone() != null) {
            LINKS.log(System.Logger.Level.INFO, step::line);
        }
    }

    /** What this node is called where nodes are told apart; at most 60 characters. */
    public String node() {
        return node;
    }

    /** How many steps this node has lost since its start. */
    public long dropped() {
        return dropped.get();
    }

    /** Writes what waits, while the database answers. Called by a timer, never by a request. */
    public synchronized void flush() {
        if (!refused.isEmpty() && isWritable()) {
            var again = List.copyOf(refused);
            refused.clear();
            again.forEach(step -> writeAlone(step, this::lose));
        }
        var batch = new ArrayList<StepRecord>(BATCH);
        while (!waiting.isEmpty() && isWritable()) {
            waiting.drainTo(batch, BATCH);
            write(batch);
            batch.clear();
        }
    }

    private boolean isWritable() {
        return database.isReady() && database.answers();
    }

    /** Two nodes may insert the same attempt at once; then each step gets a try of its own. */
    private void write(List<StepRecord> batch) {
        try {
            attempts.write(batch, node);
        } catch (RuntimeException collision) {
            batch.forEach(step -> writeAlone(step, refused::add));
        }
    }

    private void writeAlone(StepRecord step, Consumer<StepRecord> otherwise) {
        try {
            attempts.write(List.of(step), node);
        } catch (RuntimeException refusal) {
            LOG.log(System.Logger.Level.DEBUG, "A step could not be written.", refusal);
            otherwise.accept(step);
        }
    }

    private void lose(StepRecord step) {
        dropped.incrementAndGet();
    }

    private static String hostName() {
        try {
            return java.net.InetAddress.getLocalHost().getHostName();
        } catch (java.net.UnknownHostException nameless) {
            return "node";
        }
    }
}
