package carrick.preflight;

import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Encryption;
import carrick.platform.Id;
import carrick.platform.Purge;
import carrick.preflight.exam.Result;
import carrick.preflight.exam.Target;
import carrick.preflight.wire.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs and their results, kept for 90 days. */
@ApplicationScoped
public class Preflights {

    static final Duration KEPT = Duration.ofDays(90);

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Encryption encryption;

    /** @param earlier the run that this one repeats; {@code null} for none */
    @Transactional
    PreflightRun add(Target target, String by, Long earlier) {
        var run = new PreflightRun(Id.next(clock.now()), cut(target.name()), by, clock.now());
        run.keeps(encryption.encrypt(new Secret(target.json().toString()), place("target", run.id())), earlier);
        em.persist(run);
        return run;
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(200, name.length()));
    }

    private static String place(String what, long run) {
        return "preflight " + what + " " + run;
    }

    @Transactional
    public Optional<PreflightRun> find(long id) {
        return Optional.ofNullable(em.find(PreflightRun.class, id));
    }

    @Transactional
    public List<PreflightRun> newest(int most) {
        return em.createNamedQuery("PreflightRun.newest", PreflightRun.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** Those of all these runs, in the order in which they were noted. */
    @Transactional
    public List<PreflightResult> results(Collection<Long> runs) {
        return em.createNamedQuery("PreflightResult.ofRuns", PreflightResult.class)
                .setParameter("runs", runs)
                .getResultList();
    }

    /** What the run was about, with its secrets; empty where the key that it was encrypted under is gone. */
    @Transactional
    public Optional<Target> target(PreflightRun run) {
        return encryption
                .decrypt(run.target(), place("target", run.id()))
                .flatMap(text -> JsonText.read(text.reveal()))
                .map(Target::of);
    }

    /** Notes that it goes on; answers whether it shall. */
    @Transactional
    boolean beat(long id, int requests) {
        var run = em.find(PreflightRun.class, id);
        run.beats(clock.now(), requests);
        return !run.isCancelled();
    }

    @Transactional
    void change(long id, Consumer<PreflightRun> how) {
        find(id).ifPresent(how);
    }

    /** @param id of the row: the same for every state of one check's result */
    @Transactional
    void note(long id, long run, Result result) {
        em.merge(new PreflightResult(id, run, result));
    }

    /** What the person's browser was sent to, where it has come. */
    @Transactional
    Optional<URI> caught(long id) {
        return find(id).flatMap(run -> encryption.decrypt(run.returned(), place("redirect", id)))
                .map(text -> URI.create(text.reveal()));
    }

    /**
     * Hands a redirect to the run that waits for it. The state is as good as a password: 256 bits that only the browser was sent.
     *
     * @return whether one did
     */
    @Transactional
    public boolean hand(String state, URI address) {
        var waiting = em.createNamedQuery("PreflightRun.waiting", PreflightRun.class)
                .setParameter("state", new Secret(state).sha256())
                .setParameter("waiting", PreflightState.WAITING)
                .getResultList();
        waiting.forEach(
                run -> run.catches(encryption.encrypt(new Secret(address.toString()), place("redirect", run.id()))));
        return !waiting.isEmpty();
    }

    @Transactional
    public void cancel(long id) {
        change(id, run -> {
            run.cancel();
            if (run.isLost(clock.now())) {
                run.ends(PreflightState.FAILED, "The server that made it has gone.", clock.now());
            }
        });
    }

    @Transactional
    public boolean purgeSome() {
        var below = Id.atLeast(clock.now().minus(KEPT));
        return Purge.some(em, "PreflightResult", below) | Purge.some(em, "PreflightRun", below);
    }
}
