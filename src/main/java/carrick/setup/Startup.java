package carrick.setup;

import carrick.account.store.CustomerStores;
import carrick.alexa.amazon.AmazonExchanges;
import carrick.alexa.delivery.Delivery;
import carrick.alexa.delivery.Events;
import carrick.authorization.AuthorizationCodes;
import carrick.authorization.Interactions;
import carrick.diagnosis.Conclusions;
import carrick.diagnosis.TrendWatch;
import carrick.diagnosis.Trends;
import carrick.links.Departures;
import carrick.platform.Database;
import carrick.platform.Jobs;
import carrick.platform.MasterKey;
import carrick.platform.Misconfigured;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.preflight.Preflights;
import carrick.relay.RelayedLinks;
import carrick.session.BrowserSessions;
import carrick.staff.AuditEntries;
import carrick.staff.FirstAdministrator;
import carrick.trace.HourlyCounts;
import carrick.trace.LinkAttempts;
import carrick.trace.TraceQueue;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The start, in order: settings, master key, declarations, database. A wrong setting stops it; a database that is away does not. */
@ApplicationScoped
public class Startup {

    /** How many times as long as a deletion took nothing is deleted after it: tokens go first. */
    private static final int RESTS = 4;

    private static final System.Logger LOG = System.getLogger("carrick");

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    Settings settings;

    @Inject
    MasterKey masterKey;

    @Inject
    Database database;

    @Inject
    Declaring declaring;

    @Inject
    TraceQueue traces;

    @Inject
    LinkAttempts attempts;

    @Inject
    HourlyCounts counts;

    @Inject
    Conclusions conclusions;

    @Inject
    TrendWatch watch;

    @Inject
    Trends trends;

    @Inject
    Interactions interactions;

    @Inject
    AuthorizationCodes codes;

    @Inject
    AmazonExchanges exchanges;

    @Inject
    KeyChange keyChange;

    @Inject
    Events events;

    @Inject
    FirstAdministrator firstAdministrator;

    @Inject
    BrowserSessions sessions;

    @Inject
    AuditEntries audit;

    @Inject
    CustomerStores stores;

    @Inject
    Departures departures;

    @Inject
    Preflights preflights;

    @Inject
    RelayedLinks relayedLinks;

    @Inject
    Delivery delivery;

    @Inject
    Jobs jobs;

    private final List<Future<?>> timers = new ArrayList<>();
    private String declared;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        try {
            settings.check();
            settings.text(Setting.ISSUER);
            stores.requireConfigured();
            masterKey.load();
            declared = settings.find(Setting.CLIENTS).map(Startup::read).orElse(null);
            warnOfTheStandIn();
            becomeReadyOrTryAgain();
            var pause = settings.duration(Setting.DATABASE_RETRY).toMillis();
            timers.add(timer.scheduleWithFixedDelay(this::tryAgain, pause, pause, TimeUnit.MILLISECONDS));
            every(Duration.ofMillis(250), traces::flush);
            every(Duration.ofSeconds(1), database::answersSoon);
            every(Duration.ofSeconds(30), database::measureClock);
            every(Duration.ofMinutes(1), () -> counts.flush(traces.node()));
            every(Duration.ofSeconds(30), delivery::remember);
            every(Duration.ofMinutes(1), Duration.ofHours(1), this::purge);
        } catch (Misconfigured wrong) {
            throw refused(wrong);
        }
    }

    /** Whoever leaves it on in production has all events go nowhere, where everybody can read them. */
    private void warnOfTheStandIn() {
        if (settings.isOn(Setting.STAND_IN)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "carrick.stand-in is on: codes and events meant for Amazon go to " + settings.text(Setting.ISSUER)
                            + "/stand-in/, which has no password. Never in production.");
        }
    }

    private static Misconfigured refused(Misconfigured wrong) {
        LOG.log(System.Logger.Level.ERROR, "Carrick does not start: " + wrong.getMessage());
        return wrong;
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        timers.forEach(running -> running.cancel(false));
        jobs.stop();
        traces.flush();
    }

    @PreDestroy
    void forget() {
        timers.clear();
    }

    /** A database that came late may show that the key is wrong: then trying ends, and the log tells why. */
    private void tryAgain() {
        try {
            becomeReadyOrTryAgain();
        } catch (Misconfigured wrong) {
            throw refused(wrong);
        }
    }

    /** Two nodes that start at once may declare the same client; the one that loses finds it there at its next try. */
    private void becomeReadyOrTryAgain() {
        try {
            if (!database.isReady() && database.prepare()) {
                becomeReady();
            }
        } catch (Misconfigured wrong) {
            throw wrong;
        } catch (RuntimeException failure) { // a timer that throws is never called again
            tellWhyNotYet(failure);
        }
    }

    private void tellWhyNotYet(RuntimeException failure) {
        if (database.answers()) {
            LOG.log(System.Logger.Level.WARNING, "Carrick is not ready yet and tries again.", failure);
        } else {
            LOG.log(System.Logger.Level.WARNING, "The database went away while Carrick was starting; trying again.");
        }
    }

    private void becomeReady() {
        masterKey.check(database);
        if (declared != null) {
            declare(declared);
        }
        demo();
        firstAdministrator.make();
        jobs.start(traces.node());
        database.open();
        jobs.see(conclusions, Conclusions.ALL, Duration.ZERO);
        jobs.see(watch, TrendWatch.ALL, Duration.ZERO);
        jobs.see(departures, Departures.ALL, Duration.ZERO);
        timer.submit(keyChange::goOn);
        LOG.log(
                System.Logger.Level.INFO,
                "Carrick is ready at " + settings.text(Setting.ISSUER) + "/"
                        + (settings.isOn(Setting.DEMO)
                                ? " - demo: press \"Link like Alexa\" and sign in as demo with the password carrick-demo"
                                : ""));
    }

    /** Passwords are hashed before the transaction begins: a thousand of them take longer than a transaction may. */
    private void declare(String json) {
        var declarations = Declarations.parse(json);
        declaring.apply(declarations, declaring.hash(declarations, json), json);
    }

    /** The demo's client and account exist only while it is on; a database that once had them does not keep them usable. */
    private void demo() {
        var demo = DemoDeclarations.json(masterKey, settings);
        if (settings.isOn(Setting.DEMO)) {
            declare(demo);
        } else {
            declaring.retire(Declarations.parse(demo));
        }
    }

    void purge() {
        whileThereIsMore("deleting old pending requests", interactions::purgeSome);
        whileThereIsMore("deleting old codes", codes::purgeSome);
        whileThereIsMore("deleting old traces", attempts::purgeSome);
        whileThereIsMore("deleting old trends", trends::purgeSome);
        whileThereIsMore("deleting old exchanges with Amazon", exchanges::purgeSome);
        whileThereIsMore("deleting old events", events::purgeSome);
        whileThereIsMore("deleting old sessions", sessions::purgeSome);
        whileThereIsMore("deleting old entries of the audit log", audit::purgeSome);
        whileThereIsMore("deleting old preflights", preflights::purgeSome);
        whileThereIsMore("deleting old relayed links", relayedLinks::purgeSome);
        keyChange.goOn();
    }

    private static void whileThereIsMore(String work, BooleanSupplier some) {
        try {
            var more = true;
            while (more) {
                var begun = System.nanoTime();
                more = some.getAsBoolean();
                TimeUnit.NANOSECONDS.sleep(more ? RESTS * (System.nanoTime() - begun) : 0);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Carrick was interrupted while " + work + "; the next hour goes on with it. " + failure);
        }
    }

    private void every(Duration pause, Work work) {
        every(pause, pause, work);
    }

    private void every(Duration first, Duration pause, Work work) {
        timers.add(timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        if (database.isReady()) {
                            work.run();
                        }
                    } catch (Exception failure) { // a timer that throws is never called again
                        LOG.log(
                                System.Logger.Level.DEBUG,
                                "Work in the background failed and is tried again.",
                                failure);
                    }
                },
                first.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS));
    }

    private static String read(String file) {
        try {
            var json = Files.readString(Path.of(file));
            Declarations.parse(json);
            return json;
        } catch (IOException | RuntimeException unreadable) {
            var why = unreadable instanceof Mistake
                    ? unreadable.getMessage()
                    : "cannot be read as UTF-8 text; check path and rights";
            throw new Misconfigured("carrick.clients, " + file + ", " + why + ". Nothing of it was applied.");
        }
    }

    private interface Work {
        void run() throws Exception;
    }
}
