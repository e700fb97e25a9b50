package carrick.alexa.amazon;

import carrick.grant.FamilyEnded;
import carrick.grant.TokenFamily;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Encryption;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Amazon's tokens in the database. Every change but the grant itself is one conditional update: of two nodes that race one wins. */
@ApplicationScoped
public class AmazonGrants {

    private static final int LOOKED_AT_AT_ONCE = 500;

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Encryption encryption;

    /** The grant as it is now. */
    @Transactional(TxType.SUPPORTS)
    public Optional<AmazonGrant> find(long family) {
        return Optional.ofNullable(em.find(AmazonGrant.class, family));
    }

    /** Those of these links that have one, whether it still holds or not. */
    @Transactional(TxType.SUPPORTS)
    public List<AmazonGrant> ofLinks(Collection<Long> families) {
        return families.isEmpty()
                ? List.of()
                : em.createNamedQuery("AmazonGrant.ofLinks", AmazonGrant.class)
                        .setParameter("families", families)
                        .getResultList();
    }

    /** Keeps the tokens of that exchange, unless a later one was quicker; answers whether they were kept. */
    @Transactional
    boolean store(TokenFamily family, AmazonExchange exchange, AmazonTokens tokens) {
        var known = em.find(
                AmazonGrant.class, family.id(), LockModeType.PESSIMISTIC_WRITE); // or an ending in between would stay
        var grant = known == null ? new AmazonGrant(family.id(), family.clientId()) : known;
        if (grant.isOfLaterThan(exchange.id())) {
            return false;
        }
        grant.grant(exchange, encrypt(family.id(), tokens), clock.now());
        em.persist(grant);
        return true;
    }

    /** Claims the right to refresh for that long; whoever does not get it waits for the one who has it. */
    @Transactional
    public boolean claim(AmazonGrant grant, Duration length) {
        var now = clock.now();
        return of("AmazonGrant.claim", grant)
                        .setParameter("generation", grant.generation())
                        .setParameter("now", now)
                        .setParameter("until", now.plus(length))
                        .executeUpdate()
                == 1;
    }

    @Transactional
    public void release(AmazonGrant grant) {
        of("AmazonGrant.release", grant)
                .setParameter("generation", grant.generation())
                .executeUpdate();
    }

    /** Replaces the tokens by refreshed ones, unless another grant or an ending came in between. */
    @Transactional
    public boolean renew(AmazonGrant grant, AmazonTokens tokens) {
        return replace(grant, encrypt(grant.familyId(), tokens));
    }

    /** Gives the tokens up, unless newer ones came in between. */
    @Transactional
    public boolean end(AmazonGrant grant, Leaving why) {
        return end(grant.familyId(), grant.generation(), why);
    }

    /** Gives up whatever tokens there are for that link. */
    @Transactional
    public boolean end(long family, Leaving why) {
        return end(family, AmazonGrant.EVERY_GENERATION, why);
    }

    @Transactional
    void forget(@Observes FamilyEnded ended) {
        end(ended.id(), Leaving.LINK_ENDED);
    }

    /** Remembers the region that took an event, and that no other one needs to be tried. */
    @Transactional
    public void found(AmazonGrant grant, Region region) {
        of("AmazonGrant.found", grant)
                .setParameter("generation", grant.generation())
                .setParameter("region", region)
                .executeUpdate();
    }

    /** Answers whether this was the first event. */
    @Transactional
    public boolean noteFirstEvent(AmazonGrant grant) {
        return of("AmazonGrant.firstEvent", grant)
                        .setParameter("now", clock.now())
                        .executeUpdate()
                == 1;
    }

    /**
     * Encrypts anew, among some hundred links, what the previous master key encrypted. Tokens that are being refreshed are left for the
     * next time: they would come too late.
     *
     * @param after the link to go on behind; 0 at the beginning
     */
    @Transactional
    public Encryption.Resealed reseal(long after) {
        var until = em.createNamedQuery("AmazonGrant.after", Long.class)
                .setParameter("after", after)
                .setFirstResult(LOOKED_AT_AT_ONCE - 1)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(Long.MAX_VALUE);
        var old = em.createNamedQuery("AmazonGrant.underOtherKey", AmazonGrant.class)
                .setParameter("key", encryption.currentKey())
                .setParameter("after", after)
                .setParameter("until", until)
                .getResultList();
        var done = old.stream().filter(this::reseal).count();
        return new Encryption.Resealed(until, new Encryption.Anew(old.size(), (int) done));
    }

    /** Empty where the master key they were encrypted under is gone. */
    Optional<Secret> accessToken(AmazonGrant grant) {
        return encryption.decrypt(grant.accessToken(), access(grant.familyId()));
    }

    Optional<Secret> refreshToken(AmazonGrant grant) {
        return encryption.decrypt(grant.refreshToken(), refresh(grant.familyId()));
    }

    private boolean reseal(AmazonGrant grant) {
        var access = accessToken(grant);
        var refresh = refreshToken(grant);
        return access.isPresent()
                && refresh.isPresent()
                && with(
                                        of("AmazonGrant.reseal", grant),
                                        encrypt(grant.familyId(), access.get(), refresh.get(), grant.expiresAt()))
                                .setParameter("generation", grant.generation())
                                .setParameter("now", clock.now())
                                .executeUpdate()
                        == 1;
    }

    private boolean replace(AmazonGrant grant, AmazonGrant.Encrypted tokens) {
        return with(of("AmazonGrant.renew", grant), tokens)
                        .setParameter("generation", grant.generation())
                        .setParameter("next", grant.generation() + 1)
                        .setParameter("expires", tokens.expiresAt())
                        .executeUpdate()
                == 1;
    }

    private static Query with(Query update, AmazonGrant.Encrypted tokens) {
        return update.setParameter("access", tokens.access())
                .setParameter("refresh", tokens.refresh())
                .setParameter("key", tokens.keyId());
    }

    private boolean end(long family, int generation, Leaving why) {
        return em.createNamedQuery("AmazonGrant.end")
                        .setParameter("family", family)
                        .setParameter("generation", generation)
                        .setParameter("now", clock.now())
                        .setParameter("why", why)
                        .executeUpdate()
                == 1;
    }

    private Query of(String query, AmazonGrant grant) {
        return em.createNamedQuery(query).setParameter("family", grant.familyId());
    }

    private AmazonGrant.Encrypted encrypt(long family, AmazonTokens tokens) {
        return encrypt(family, tokens.access(), tokens.refresh(), clock.now().plus(tokens.lifetime()));
    }

    private AmazonGrant.Encrypted encrypt(long family, Secret access, Secret refresh, Instant expiresAt) {
        return new AmazonGrant.Encrypted(
                encryption.encrypt(access, access(family)),
                encryption.encrypt(refresh, refresh(family)),
                encryption.currentKey(),
                expiresAt);
    }

    private static String access(long family) {
        return "amazon access token " + family;
    }

    private static String refresh(long family) {
        return "amazon refresh token " + family;
    }
}
