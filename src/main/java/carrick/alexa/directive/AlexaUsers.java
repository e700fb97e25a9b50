package carrick.alexa.directive;

import carrick.grant.TokenFamily;
import carrick.oauth.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Which links an Amazon customer has. */
@ApplicationScoped
class AlexaUsers {

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Transactional
    void note(TokenFamily family, String userId) {
        var hash = new Secret(userId).sha256();
        var known = em.find(AlexaUser.class, family.id());
        if (known == null) {
            em.persist(new AlexaUser(family.id(), family.clientId(), hash));
            em.flush(); // a collision shows here, not in the container's log
        } else {
            known.becomes(hash);
        }
    }

    /** The numbers of the links of that customer with that client, whether they still hold or not. */
    @Transactional
    List<Long> familiesOf(String userId, String clientId) {
        return em.createNamedQuery("AlexaUser.families", Long.class)
                .setParameter("hash", new Secret(userId).sha256())
                .setParameter("client", clientId)
                .getResultList();
    }
}
