package carrick.grant;

import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Encryption;
import carrick.platform.Id;
import carrick.platform.Setting;
import carrick.platform.Settings;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys for ES256 or RS256 (RFC7518-3.1), as {@code carrick.jwt.algorithm} says. A new one is made every {@code carrick.jwt.rotation}; it is shown for a day before it signs, so that whoever
 * remembers the keys knows it by then, and shown for two days after the next one took over, longer than any token lives.
 */
@ApplicationScoped
public class SigningKeys {

    private static final int RSA_BITS = 2_048;
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final Duration BEHIND = Duration.ofDays(2);
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    /** A key that nobody knows is looked for again, but not more often than this: anybody can make up the name of one. */
    private static final Duration READ_AGAIN = Duration.ofSeconds(1);

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Inject
    Encryption encryption;

    private volatile Remembered remembered;

    /**
     * @param published the public halves, by their ids
     * @param readAt {@link System#nanoTime()}
     */
    private record Remembered(List<SigningKey> keys, Map<String, JWK> published, long readAt) {

        private boolean isYoungerThan(Duration age) {
            return System.nanoTime() - readAt < age.toNanos();
        }
    }

    /** With its private half; one is made where there is none, or where the last one is too old. */
    @Transactional(TxType.REQUIRES_NEW)
    public JWK current() {
        var now = clock.now();
        var usable = usable();
        if (usable.isEmpty()
                || !last(usable)
                        .madeAt()
                        .plus(settings.duration(Setting.JWT_ROTATION))
                        .isAfter(now)) {
            make(now);
            usable = usable(); // without those that went for it: nobody could check what they sign
        }
        return signing(usable, now).flatMap(this::open).orElseGet(() -> make(now)); // its master key has gone
    }

    private List<SigningKey> usable() {
        var algorithm = algorithm();
        var known = known(REMEMBERED);
        return known.keys.stream()
                .filter(key -> algorithm.equals(known.published.get(key.kid()).getAlgorithm()))
                .toList();
    }

    private JWSAlgorithm algorithm() {
        return JWSAlgorithm.parse(settings.text(Setting.JWT_ALGORITHM));
    }

    /** The youngest that everybody knows by now, or else the oldest. */
    private static Optional<SigningKey> signing(List<SigningKey> all, Instant now) {
        return all.stream()
                .filter(key -> !key.madeAt().plus(AHEAD).isAfter(now))
                .reduce((older, younger) -> younger)
                .or(() -> all.stream().findFirst());
    }

    private static SigningKey last(List<SigningKey> all) {
        return all.get(all.size() - 1);
    }

    private Optional<JWK> open(SigningKey key) {
        try {
            var text = encryption.decrypt(key.secret(), place(key.kid()));
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(JWK.parse(text.get().reveal()));
        } catch (ParseException unreadable) {
            return Optional.empty();
        }
    }

    private JWK make(Instant now) {
        try {
            var id = Id.next(now);
            var key = generate(Id.show(id));
            em.persist(new SigningKey(
                    id,
                    key.getKeyID(),
                    encryption.encrypt(new Secret(key.toJSONString()), place(key.getKeyID())),
                    key.toPublicJWK().toJSONString(),
                    now));
            em.createNamedQuery("SigningKey.deleteBefore")
                    .setParameter(
                            "before",
                            now.minus(settings.duration(Setting.JWT_ROTATION))
                                    .minus(AHEAD)
                                    .minus(BEHIND))
                    .executeUpdate();
            em.flush();
            remembered = null;
            return key;
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible); // every JDK has P-256 and RSA
        }
    }

    private JWK generate(String kid) throws JOSEException {
        return algorithm().equals(JWSAlgorithm.ES256)
                ? new ECKeyGenerator(Curve.P_256)
                        .keyID(kid)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.ES256)
                        .generate()
                : new RSAKeyGenerator(RSA_BITS)
                        .keyID(kid)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .generate();
    }

    private static String place(String kid) {
        return "signing key " + kid;
    }

    /** The public halves of all that may have signed something that still lives, and of the next one. */
    @Transactional(TxType.SUPPORTS)
    public JWKSet published() {
        return new JWKSet(List.copyOf(known(REMEMBERED).published.values()));
    }

    private static JWK parse(SigningKey key) {
        try {
            return JWK.parse(key.publicJwk());
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible); // it was written here
        }
    }

    /** The public half of that one; empty for one that was never there, or is not any more. */
    @Transactional(TxType.SUPPORTS)
    public Optional<JWK> published(String kid) {
        return Optional.ofNullable(known(REMEMBERED).published.get(kid))
                .or(() -> Optional.ofNullable(known(READ_AGAIN).published.get(kid))); // another node has just made it
    }

    private Remembered known(Duration age) {
        var known = remembered;
        if (known == null || !known.isYoungerThan(age)) {
            var now = System.nanoTime();
            var keys = em.createNamedQuery("SigningKey.all", SigningKey.class).getResultList();
            var published = new LinkedHashMap<String, JWK>();
            keys.forEach(key -> published.put(key.kid(), parse(key)));
            known = new Remembered(keys, published, now);
            remembered = known;
        }
        return known;
    }
}
