package carrick.preflight;

import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.HiddenWords;
import carrick.preflight.exam.Ledger;
import carrick.preflight.exam.Person;
import carrick.preflight.exam.Result;
import carrick.preflight.exam.Target;
import carrick.preflight.metadata.KnownServer;
import carrick.preflight.wire.Pace;
import carrick.preflight.wire.Stopped;
import carrick.preflight.wire.Wire;
import carrick.preflight.wire.Wires;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Makes runs, in the background of the node that was asked. */
@ApplicationScoped
public class Examiner {

    /** At once on one node. */
    static final int MOST = 2;

    private static final System.Logger LOG = System.getLogger(Examiner.class.getName());
    private static final Duration PATIENCE_WITH_PEOPLE = Duration.ofMinutes(15);
    private static final long BETWEEN_BEATS = 2_000_000_000L;

    @Resource
    ManagedExecutorService threads;

    @Inject
    Preflights preflights;

    @Inject
    Course course;

    @Inject
    Wires wires;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private final Semaphore free = new Semaphore(MOST);

    /**
     * Begins a run.
     *
     * @param by who asked for it
     * @param earlier the run that it repeats; {@code null} for none
     * @return empty where this node makes as many runs as it may
     */
    public Optional<PreflightRun> start(Target target, String by, Long earlier) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        var isUnderWay = false;
        try {
            var run = preflights.add(target, by, earlier);
            threads.execute(() -> make(run.id(), target));
            isUnderWay = true;
            return Optional.of(run);
        } finally {
            if (!isUnderWay) {
                free.release();
            }
        }
    }

    private void make(long id, Target target) {
        try {
            var pace = new Pace(new Heart(id)::isCancelled);
            var hidden = new HiddenWords();
            hidden.add("client_secret", target.clientSecret());
            hidden.add("password", target.password());
            hidden.add("event_client_secret", target.eventClientSecret());
            hidden.add("event_authorization", target.eventAuthorization());
            try (var wire = wires.open(pace)) {
                examine(id, target, wire, new Examination.Surroundings(hidden, pace, new Visitor(id, pace), issuer()));
            }
        } catch (IOException
                | RuntimeException
                | LinkageError failed) { // whatever it is, somebody waits for the end of it
            LOG.log(System.Logger.Level.WARNING, "Preflight " + Id.show(id) + " could not go on.", failed);
            end(
                    id,
                    PreflightState.FAILED,
                    "Something went wrong in Carrick itself: "
                            + failed.getClass().getSimpleName());
        } finally {
            free.release();
        }
    }

    private void examine(long id, Target target, Wire wire, Examination.Surroundings around) {
        var examination = new Examination(target, wire, new Ledger(around.hidden(), new Book(id)::write), around);
        try {
            course.run(examination, stage -> {
                around.pace().goOn();
                preflights.change(id, run -> {
                    run.enters(stage.name());
                    run.beats(clock.now(), around.pace().requests());
                    examination.recall(KnownServer.class).ifPresent(server -> run.recognises(server.name()));
                });
            });
            preflights.change(id, run -> run.beats(clock.now(), around.pace().requests()));
            end(id, PreflightState.DONE, null);
        } catch (Stopped stopped) {
            examination.ledger().close(course.checks(), stopped.getMessage());
            end(id, PreflightState.CANCELLED, stopped.getMessage());
        }
    }

    private void end(long id, PreflightState how, String why) {
        preflights.change(id, run -> run.ends(how, why, clock.now()));
    }

    private String issuer() {
        return settings.text(Setting.ISSUER);
    }

    /** Tells the others that the run goes on, and hears whether it shall: from its own thread only, every two seconds. */
    private final class Heart {

        private final long id;
        private final AtomicReference<Thread> owner = new AtomicReference<>();
        private long beaten;
        private int looks;
        private volatile boolean cancelled;

        private Heart(long id) {
            this.id = id;
        }

        private boolean isCancelled() {
            owner.compareAndSet(null, Thread.currentThread());
            if (owner.get() == Thread.currentThread() && (looks++ == 0 || System.nanoTime() - beaten > BETWEEN_BEATS)) {
                beaten = System.nanoTime();
                cancelled = !preflights.beat(id, looks);
            }
            return cancelled;
        }
    }

    /** Writes results down as they come, each in a row of its own. */
    private final class Book {

        private final long run;
        private final Map<Check, Long> rows = new HashMap<>();

        private Book(long run) {
            this.run = run;
        }

        private void write(Result result) {
            preflights.note(rows.computeIfAbsent(result.check(), check -> Id.next(clock.now())), run, result);
        }
    }

    /** Whoever sits at the keyboard, through the page of the run. */
    private final class Visitor implements Person {

        private final long run;
        private final Pace pace;

        private Visitor(long run, Pace pace) {
            this.run = run;
            this.pace = pace;
        }

        @Override
        public Optional<URI> visit(URI address, String state, String task) {
            preflights.change(run, it -> it.waitsFor(task, address.toString(), new Secret(state).sha256()));
            var caught = new AtomicReference<URI>();
            pace.await(
                    () -> {
                        preflights.caught(run).ifPresent(caught::set);
                        return caught.get() != null;
                    },
                    PATIENCE_WITH_PEOPLE);
            preflights.change(run, PreflightRun::goesOn);
            return Optional.ofNullable(caught.get());
        }
    }
}
