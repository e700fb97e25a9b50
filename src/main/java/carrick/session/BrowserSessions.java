package carrick.session;

import carrick.account.NameLost;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Purge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sessions. What the browser holds is the number of the row and a random part, of which the row has only the hash. */
@ApplicationScoped
public class BrowserSessions {

    /** No session lasts longer. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final Pattern FORM =
            Pattern.compile("([0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2})-([A-Za-z0-9_-]{43})");

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Cookies cookies;

    /**
     * Begins a session in this browser; the one that was there before, whoever began it, ends (against fixation).
     *
     * @param role what staff may do; {@code null} for a customer
     */
    @Transactional
    public void begin(
            Realm realm, String username, String role, HttpServletRequest request, HttpServletResponse response) {
        end(realm, request, response);
        var secret = Secret.random();
        var session = new BrowserSession(Id.next(clock.now()), secret, realm, username, role);
        em.persist(session);
        cookies.set(realm, Id.show(session.id()) + "-" + secret.reveal(), request, response);
    }

    /** The session that this browser has there; using it prolongs it. */
    @Transactional
    public Optional<BrowserSession> find(Realm realm, HttpServletRequest request) {
        var now = clock.now();
        var found = cookies.find(realm, request).flatMap(value -> find(realm, value));
        found.filter(session -> session.deservesToBeProlonged(now))
                .ifPresent(session -> em.createNamedQuery("BrowserSession.prolong")
                        .setParameter("id", session.id())
                        .setParameter("until", session.expiryIfUsed(now))
                        .executeUpdate());
        return found;
    }

    /** Signs out, in this browser. */
    @Transactional
    public void end(Realm realm, HttpServletRequest request, HttpServletResponse response) {
        cookies.find(realm, request).flatMap(value -> find(realm, value)).ifPresent(em::remove);
        cookies.forget(realm, response);
    }

    /** Signs out, in every browser; who has come halfway there begins anew. */
    @Transactional
    public void endAll(Realm realm, String username) {
        em.createNamedQuery("BrowserSession.endAll")
                .setParameter("username", username)
                .setParameter("realms", realm == Realm.CUSTOMER ? List.of(realm, Realm.HALFWAY) : List.of(realm))
                .executeUpdate();
    }

    /** A session is one of a name: whoever gets the name must not find the door open. */
    void forget(@Observes NameLost lost) {
        endAll(Realm.CUSTOMER, lost.username());
    }

    private Optional<BrowserSession> find(Realm realm, String value) {
        var parts = FORM.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Id.read(parts.group(1))
                .map(id -> em.find(BrowserSession.class, id))
                .filter(session -> session.isHeldBy(new Secret(parts.group(2)), realm, clock.now()));
    }

    /** Deletes a little of what is over; answers whether there may be more. */
    @Transactional
    public boolean purgeSome() {
        return Purge.some(em, "BrowserSession", Id.atLeast(clock.now().minus(KEPT)));
    }
}
