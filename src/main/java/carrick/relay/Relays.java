package carrick.relay;

import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.preflight.wire.Wires;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The relays, remembered for five seconds: as long as another node may go on as it was told before. */
@ApplicationScoped
public class Relays {

    /** More than one server of strangers is a project of its own. */
    static final int MOST = 100;

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final String PATH = "/relay/";

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Inject
    Wires wires;

    private final Cache<String, Optional<Relay>> cache = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** As the wire needs it. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Relay> find(String handle) {
        var known = cache.getIfPresent(handle);
        if (known == null) {
            known = current(handle);
            cache.put(handle, known);
        }
        return known;
    }

    /** As it is in the database. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Relay> current(String handle) {
        return handle.matches("[A-Za-z0-9_-]{1,60}")
                ? Optional.ofNullable(em.find(Relay.class, handle))
                : Optional.empty();
    }

    @Transactional(TxType.SUPPORTS)
    public List<Relay> all() {
        return em.createNamedQuery("Relay.all", Relay.class).getResultList();
    }

    /**
     * Makes one, which is off.
     *
     * @throws IllegalArgumentException where it would lead nowhere, to a neighbour of this server, or back to itself
     */
    @Transactional
    public Relay add(RelayTarget target, String by) {
        require("authorization_uri", target.authorizationUri());
        require("token_uri", target.tokenUri());
        if (all().size() >= MOST) {
            throw new IllegalArgumentException("there are " + MOST + " relays, which is as many as there may be");
        }
        var relay = new Relay(Secret.random().reveal(), target);
        relay.turns(RelayState.OFF, by, clock.now());
        em.persist(relay);
        return relay;
    }

    private void require(String field, URI uri) {
        if (uri.toString().startsWith(settings.text(Setting.ISSUER) + PATH)) {
            throw new IllegalArgumentException(field + " leads to a relay again");
        }
        wires.guard().complaintAbout(uri).ifPresent(complaint -> {
            throw new IllegalArgumentException(field + ": " + complaint);
        });
    }

    @Transactional
    public Optional<Relay> turn(String handle, RelayState state, String by) {
        var relay = current(handle);
        relay.ifPresent(it -> it.turns(state, by, clock.now()));
        cache.invalidate(handle);
        return relay;
    }

    /** Removes one that is off; answers whether there was such a one. */
    @Transactional
    public boolean remove(String handle) {
        var relay = current(handle).filter(it -> it.state() == RelayState.OFF);
        relay.ifPresent(em::remove);
        cache.invalidate(handle);
        return relay.isPresent();
    }

    /** What to enter at Amazon as Your Web Authorization URI. */
    public String authorizationUri(Relay relay) {
        return settings.text(Setting.ISSUER) + PATH + relay.handle() + "/authorize";
    }

    /** What to enter at Amazon as Access Token URI. */
    public String tokenUri(Relay relay) {
        return settings.text(Setting.ISSUER) + PATH + relay.handle() + "/token";
    }
}
