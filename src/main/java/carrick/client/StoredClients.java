package carrick.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/**
 * The clients as they are in the database. Apart from {@link Clients}, for what is remembered there is asked several times in each
 * request, and the container's interceptors around a read would cost more than looking it up.
 */
@ApplicationScoped
class StoredClients {

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Transactional(TxType.SUPPORTS)
    public Optional<Client> find(String clientId) {
        return Optional.ofNullable(em.find(Client.class, clientId));
    }
}
