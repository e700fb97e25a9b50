package carrick.alexa.amazon;

import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Encryption;
import carrick.platform.Id;
import carrick.platform.Purge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;

/** The exchanges that were begun. They stay for a day, so that a late redelivery is answered like the first one. */
@ApplicationScoped
public class AmazonExchanges {

    private static final Duration KEPT = Duration.ofDays(1);

    /** In characters; Amazon's codes are shorter, and the database has room for no more. */
    private static final int LONGEST_KEPT = 2_048;

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Encryption encryption;

    @Inject
    TokenFamilies families;

    @Inject
    AmazonGrants grants;

    /** The exchange of that code, or of that directive. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<AmazonExchange> find(AmazonCode code) {
        return em.createNamedQuery("AmazonExchange.known", AmazonExchange.class)
                .setParameter("hash", code.code().sha256())
                .setParameter("family", code.family().id())
                .setParameter("message", code.messageId())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    @Transactional(TxType.REQUIRES_NEW)
    Optional<AmazonExchange> find(long id) {
        return Optional.ofNullable(em.find(AmazonExchange.class, id));
    }

    /**
     * Notes that the code is being exchanged.
     *
     * @param keep whether the code is to be kept for later tries
     * @throws RuntimeException of the database where another request was faster: the code is unique
     */
    @Transactional(TxType.REQUIRES_NEW)
    AmazonExchange begin(AmazonCode code, boolean keep) {
        var now = clock.now();
        var exchange = new AmazonExchange(Id.next(now), code, now);
        if (keep && code.code().reveal().length() <= LONGEST_KEPT) {
            exchange.keeps(encryption.encrypt(code.code(), place(exchange)));
        }
        em.persist(exchange);
        em.flush(); // a collision shows here, not in the container's log
        return exchange;
    }

    /** The exchange for whoever may ask Amazon again: of those that try to take an abandoned one over, one. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<AmazonExchange> takeOver(AmazonExchange abandoned) {
        var won = em.createNamedQuery("AmazonExchange.takeOver")
                        .setParameter("id", abandoned.id())
                        .setParameter("seen", abandoned.outcome())
                        .setParameter("begun", abandoned.begunAt())
                        .setParameter("underWay", AmazonExchange.Outcome.UNDER_WAY)
                        .setParameter("now", AmazonExchange.exactly(clock.now()))
                        .executeUpdate()
                == 1;
        return won ? find(abandoned.id()) : Optional.empty();
    }

    /** The code that was kept for later tries. */
    Optional<Secret> keptCode(AmazonExchange exchange) {
        return encryption.decrypt(exchange.code(), place(exchange));
    }

    /**
     * Stores what Amazon said, and the tokens it granted, together; answers whether tokens were stored. One whose exchange was taken over
     * by another changes nothing any more, and a link that was given up gets no tokens.
     */
    @Transactional(TxType.REQUIRES_NEW)
    boolean conclude(AmazonExchange exchange, LoginWithAmazon.Answer answer) {
        if (answer instanceof LoginWithAmazon.Granted granted) {
            var family = families.find(exchange.familyId()).filter(TokenFamily::isAlive);
            if (family.isPresent()) {
                return conclude(exchange, AmazonExchange.Outcome.GRANTED, null, null)
                        && grants.store(family.get(), exchange, granted.tokens());
            }
            conclude(exchange, AmazonExchange.Outcome.REFUSED, AmazonFault.AMAZON_TOO_LATE, null);
        } else if (answer instanceof LoginWithAmazon.Refused refused) {
            conclude(exchange, AmazonExchange.Outcome.REFUSED, AmazonFault.of(refused), null);
        } else {
            failed(exchange);
        }
        return false;
    }

    /** The code is too old for Amazon. */
    @Transactional(TxType.REQUIRES_NEW)
    void forgetCode(AmazonExchange exchange) {
        em.createNamedQuery("AmazonExchange.forgetCode")
                .setParameter("id", exchange.id())
                .executeUpdate();
    }

    /** A link that ended while its tokens were being stored did not see them, and they did not see its end. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean giveUpWhatCameTooLate(AmazonExchange exchange) {
        return families.find(exchange.familyId()).filter(TokenFamily::isAlive).isEmpty()
                && grants.end(exchange.familyId(), Leaving.LINK_ENDED);
    }

    /** Amazon was not heard; a later try may fare better. */
    @Transactional(TxType.REQUIRES_NEW)
    void failed(AmazonExchange exchange) {
        conclude(exchange, AmazonExchange.Outcome.FAILED, AmazonFault.AMAZON_UNAVAILABLE, exchange.code());
    }

    /** Deletes a little of what nobody asks for any more; answers whether there may be more. */
    @Transactional
    public boolean purgeSome() {
        return Purge.some(em, "AmazonExchange", Id.atLeast(clock.now().minus(KEPT)));
    }

    private boolean conclude(AmazonExchange exchange, AmazonExchange.Outcome outcome, AmazonFault fault, byte[] code) {
        return em.createNamedQuery("AmazonExchange.conclude")
                        .setParameter("id", exchange.id())
                        .setParameter("begun", exchange.begunAt())
                        .setParameter("underWay", AmazonExchange.Outcome.UNDER_WAY)
                        .setParameter("outcome", outcome)
                        .setParameter("fault", fault)
                        .setParameter("code", code)
                        .executeUpdate()
                == 1;
    }

    private static String place(AmazonExchange exchange) {
        return "amazon code " + exchange.id();
    }
}
