package carrick.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Transactions that everything goes well in, until they are to be committed. */
@ApplicationScoped
public class Refusal {

    @Resource
    TransactionSynchronizationRegistry transaction;

    @Transactional
    public void required() {
        refuse();
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void requiresNew() {
        refuse();
    }

    private void refuse() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                throw new IllegalStateException("as where two insert the same");
            }

            @Override
            public void afterCompletion(int status) {}
        });
    }
}
