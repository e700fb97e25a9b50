package carrick.relay;

import carrick.authorization.CodeChallenge;
import carrick.http.FormParameters;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.MasterKey;
import carrick.platform.Purge;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Which request belongs to which linking. A relay sees the code for the first time when Alexa brings it: the browser carried it past. So
 * the verifier leads back to the authorization request, or else the redirect URI where only one customer is on the way.
 */
@ApplicationScoped
public class RelayedLinks {

    private static final Duration ON_THE_WAY = Duration.ofMinutes(10);
    private static final int MOST = 500;

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Inject
    MasterKey masterKey;

    /** An authorization request, whose attempt has that number. */
    @Transactional(TxType.REQUIRES_NEW)
    public void begin(Relay relay, long attempt, FormParameters query) {
        var link = new RelayedLink(attempt, relay.handle());
        link.asks(
                query.find("redirect_uri").map(this::print).orElse(null),
                query.find("code_challenge").filter(it -> it.length() <= 128).orElse(null));
        em.persist(link);
    }

    /** The linking that a token request belongs to; empty where it began before the relay, or cannot be told from others. */
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<RelayedLink> find(Relay relay, FormParameters form) {
        var code = form.find("code").map(this::print);
        if (code.isPresent()) {
            return by("RelayedLink.byCode", relay, code.get()).or(() -> onTheWay(relay, form, code.get()));
        }
        return form.find("refresh_token").flatMap(it -> by("RelayedLink.byRefreshToken", relay, print(it)));
    }

    private Optional<RelayedLink> by(String query, Relay relay, String print) {
        return em.createNamedQuery(query, RelayedLink.class)
                .setParameter("relay", relay.handle())
                .setParameter("print", print)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private Optional<RelayedLink> onTheWay(Relay relay, FormParameters form, String code) {
        var redirect = form.find("redirect_uri").map(this::print).orElse(null);
        var challenge = form.find("code_verifier").map(CodeChallenge::of).orElse(null);
        List<RelayedLink> candidates = em.createNamedQuery("RelayedLink.waiting", RelayedLink.class)
                .setParameter("from", Id.atLeast(clock.now().minus(ON_THE_WAY)))
                .setParameter("relay", relay.handle())
                .setMaxResults(MOST)
                .getResultStream()
                .filter(link -> link.asked(redirect, challenge))
                .toList();
        if (candidates.size() != 1) {
            return Optional.empty();
        }
        candidates.get(0).brings(code);
        return Optional.of(candidates.get(0));
    }

    /**
     * What the server answered with tokens.
     *
     * @param known where the request belongs; {@code null} for a linking that is seen for the first time
     * @param refreshToken empty where there is none
     * @return whether it is the first refresh that is seen of it
     */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean answered(Relay relay, RelayedLink known, long attempt, FormParameters form, String refreshToken) {
        var sent = form.find("refresh_token").map(this::print);
        var link = known == null ? null : em.find(RelayedLink.class, known.id());
        if (link == null) {
            link = new RelayedLink(attempt, relay.handle());
            sent.ifPresent(link::gets);
            em.persist(link);
        }
        form.find("code").map(this::print).ifPresent(link::brings);
        link.gets(refreshToken.isEmpty() ? null : print(refreshToken));
        var isFirst = sent.isPresent() && link.refreshedAt() == null;
        if (sent.isPresent()) {
            link.refreshes(clock.now());
        }
        return isFirst;
    }

    @Transactional(TxType.REQUIRES_NEW)
    public boolean purgeSome() {
        return Purge.some(em, "RelayedLink", Id.atLeast(clock.now().minus(settings.duration(Setting.TRACE_RETENTION))));
    }

    private String print(String secret) {
        return HexFormat.of().formatHex(masterKey.current("relay").mac(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
