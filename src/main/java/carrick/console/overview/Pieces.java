package carrick.console.overview;

import carrick.account.store.CustomerStore;
import carrick.account.store.CustomerStores;
import carrick.account.store.StoreAway;
import carrick.alexa.delivery.Events;
import carrick.platform.Clock;
import carrick.platform.Database;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.trace.TraceQueue;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What linking needs, and how it is. What is far away is asked in the background, and what it said is shown for some minutes. */
@ApplicationScoped
public class Pieces {

    private static final Duration BELIEVED = Duration.ofMinutes(5);
    private static final Duration LAGGING = Duration.ofMinutes(2);

    @Resource
    ManagedExecutorService threads;

    @Inject
    Settings settings;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Inject
    TraceQueue traces;

    @Inject
    Events events;

    @Inject
    FarAway farAway;

    @Inject
    CustomerStores stores;

    private final AtomicReference<Answers> answers = new AtomicReference<>(new Answers(List.of(), 0));
    private final AtomicBoolean asking = new AtomicBoolean();

    /** @param at {@link System#nanoTime()} */
    private record Answers(List<Piece> pieces, long at) {

        boolean areOld() {
            return pieces.isEmpty() || System.nanoTime() - at > BELIEVED.toNanos();
        }
    }

    public List<Piece> all() {
        var all = new ArrayList<Piece>();
        all.add(database());
        all.add(key());
        all.add(lag());
        all.add(drops());
        all.addAll(far());
        return all;
    }

    private Piece database() {
        var apart = clock.offset().abs();
        return !database.answersSoon()
                ? Piece.bad("Database", "does not answer")
                : apart.compareTo(Duration.ofSeconds(30)) > 0
                        ? Piece.bad(
                                "Database",
                                "answers; this node’s clock is " + apart.toSeconds() + " s away from its own")
                        : Piece.good("Database", "answers");
    }

    private Piece key() {
        return settings.find(Setting.MASTER_KEY_PREVIOUS).isPresent()
                ? Piece.good("Master key", "being rotated: the previous one is still good")
                : Piece.good("Master key", "is the one this database was used with");
    }

    private Piece lag() {
        return events.oldestWaiting()
                .map(oldest -> Duration.between(oldest, clock.now()))
                .map(lag -> lag.compareTo(LAGGING) > 0
                        ? Piece.bad("Events", "the oldest waits for " + lag.toMinutes() + " min")
                        : Piece.good("Events", "the oldest waits for " + Math.max(0, lag.toSeconds()) + " s"))
                .orElseGet(() -> Piece.good("Events", "none waits"));
    }

    private Piece drops() {
        return traces.dropped() == 0
                ? Piece.good("Traces", "complete on this node since its start")
                : Piece.bad("Traces", traces.dropped() + " steps were dropped on this node since its start");
    }

    private List<Piece> far() {
        var known = answers.get();
        if (known.areOld() && asking.compareAndSet(false, true)) {
            try {
                threads.submit(this::ask);
            } catch (RejectedExecutionException stopping) {
                asking.set(false);
            }
        }
        return known.pieces.isEmpty()
                ? List.of(Piece.unknown("Certificate", "being asked for…"), Piece.unknown("Amazon", "being asked for…"))
                : known.pieces;
    }

    private void ask() {
        try {
            var found = new ArrayList<>(List.of(certificate(), amazon()));
            stores.ofOthers().forEach(store -> found.add(piece(store)));
            answers.set(new Answers(List.copyOf(found), System.nanoTime()));
        } finally {
            asking.set(false);
        }
    }

    private static Piece piece(CustomerStore store) {
        var name = "Customers of " + store.name();
        try {
            store.knock();
            return Piece.good(name, "their store answers");
        } catch (StoreAway away) {
            return Piece.bad(name, "cannot sign in from this node: " + away.getMessage() + ". Links go on");
        }
    }

    private Piece certificate() {
        return farAway.certificate(URI.create(settings.text(Setting.ISSUER)));
    }

    private Piece amazon() {
        return settings.isOn(Setting.STAND_IN)
                ? Piece.good("Amazon", "is played by the stand-in")
                : farAway.amazon(List.of(
                        URI.create(settings.text(Setting.AMAZON_TOKEN_URL)),
                        URI.create(settings.text(Setting.AMAZON_GATEWAY_NA)),
                        URI.create(settings.text(Setting.AMAZON_GATEWAY_EU)),
                        URI.create(settings.text(Setting.AMAZON_GATEWAY_FE))));
    }
}
