package carrick.client;

import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Setting;
import carrick.platform.Settings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The clients, remembered for a few seconds: every token request asks for one and they hardly ever change. */
@ApplicationScoped
public class Clients {

    private static final int LONGEST_ID = 200;
    private static final int MOST = 1_000;

    /** Whoever is refused is looked up again, but not more often than this: otherwise a stranger could have it done without end. */
    private static final Duration READ_AGAIN = Duration.ofSeconds(1);

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    StoredClients stored;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    private Cache<String, Remembered> cache;

    /** @param readAt {@link System#nanoTime()} */
    private record Remembered(Client client, long readAt) {

        boolean isFresh() {
            return System.nanoTime() - readAt < READ_AGAIN.toNanos();
        }
    }

    @PostConstruct
    void open() {
        cache = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(settings.duration(Setting.CLIENT_CACHE))
                .build();
    }

    /**
     * The client with that id, if what is remembered of it is as {@code expected}; otherwise as it is in the database now, or was a
     * second ago. So a change made on another node is soon seen by whoever would be refused without it.
     */
    public Optional<Client> find(String clientId, Predicate<Client> expected) {
        if (clientId.length() > LONGEST_ID || clientId.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        var remembered = cache.getIfPresent(clientId);
        if (remembered != null && (remembered.isFresh() || expected.test(remembered.client))) {
            return Optional.of(remembered.client);
        }
        var current = stored.find(clientId);
        current.ifPresentOrElse(
                client -> cache.put(clientId, new Remembered(client, System.nanoTime())),
                () -> cache.invalidate(clientId));
        return current;
    }

    public Optional<Client> find(String clientId) {
        return find(clientId, client -> true);
    }

    /** A client as somebody may have meant it. */
    public record Known(String clientId, List<String> redirectUris) {}

    /** The first thousand by their ids, without their secrets, as they are in the database. */
    @Transactional(TxType.SUPPORTS)
    @SuppressWarnings("unchecked")
    public List<Known> known() {
        return em.createNamedQuery("Client.known", Object[].class)
                .setMaxResults(MOST)
                .getResultStream()
                .map(row -> new Known((String) row[0], (List<String>) row[1]))
                .toList();
    }

    /** The first ten thousand by their ids, as many as a file may declare, as they are in the database. */
    @Transactional(TxType.SUPPORTS)
    public List<Client> all() {
        return em.createNamedQuery("Client.all", Client.class)
                .setMaxResults(10 * MOST)
                .getResultList();
    }

    /** The client as it is in the database, whatever is remembered of it. */
    public Optional<Client> current(String clientId) {
        return stored.find(clientId);
    }

    /** The client whose own tokens have that number, as it is in the database now: what was withdrawn counts at once. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Client> findByToken(long tokenId) {
        return em.createNamedQuery("Client.ofToken", Client.class)
                .setParameter("token", tokenId)
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .findFirst();
    }

    /**
     * Gives the client a number and a salt for tokens of its own, where it has none. Of two nodes that race one wins this update, and
     * both go on with what it wrote.
     *
     * @return the client as it is now; empty where it was removed meanwhile
     */
    @Transactional(TxType.REQUIRES_NEW) // an outer one would answer the client as it had read it before
    public Optional<Client> enableTokens(String clientId, byte[] salt) {
        em.createNamedQuery("Client.enableTokens")
                .setParameter("token", Id.next(clock.now()))
                .setParameter("salt", salt)
                .setParameter("client", clientId)
                .executeUpdate();
        cache.invalidate(clientId);
        return Optional.ofNullable(em.find(Client.class, clientId));
    }

    /** Adds the client, or lets the one with its id become it. */
    @Transactional
    public void save(Client client) {
        var known = em.find(Client.class, client.clientId());
        if (known == null) {
            em.persist(client);
        } else {
            known.become(client);
        }
        cache.invalidate(client.clientId());
    }

    @Transactional
    public void remove(String clientId) {
        Optional.ofNullable(em.find(Client.class, clientId)).ifPresent(em::remove);
        cache.invalidate(clientId);
    }

    /** Notes that a secret is in use, at most every quarter of an hour. */
    @Transactional(TxType.REQUIRES_NEW)
    void noteUse(ClientSecret secret) {
        var now = clock.now();
        em.createNamedQuery("ClientSecret.used")
                .setParameter("now", now)
                .setParameter("id", secret.id())
                .executeUpdate();
        secret.noted(now);
    }

    boolean deservesANote(ClientSecret secret) {
        return secret.deservesANote(clock.now());
    }
}
