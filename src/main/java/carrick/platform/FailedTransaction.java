package carrick.platform;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.transaction.TransactionalException;

/**
 * What is to be done where a transaction fails, around the container's own interceptors. On WildFly a commit that fails leaves the method
 * as the transaction manager's checked exception, which no signature names: whoever catches {@link RuntimeException} to try again would
 * miss it. And a database that has gone is noticed by the first request that it fails, not by each.
 */
abstract class FailedTransaction {

    private static final int OUTSIDE = Interceptor.Priority.PLATFORM_BEFORE + 100; // the container's are at 200

    @Inject
    Database database;

    @AroundInvoke
    Object watch(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException failed) {
            throw noticed(new TransactionalException(failed.getMessage(), failed));
        } catch (RuntimeException failed) {
            throw noticed(failed);
        }
    }

    private RuntimeException noticed(RuntimeException failure) {
        if (Unavailable.causes(failure)) {
            database.doubt();
        }
        return failure;
    }

    @Interceptor
    @Transactional
    @Priority(OUTSIDE)
    static class OfRequired extends FailedTransaction {}

    @Interceptor
    @Transactional(TxType.REQUIRES_NEW)
    @Priority(OUTSIDE)
    static class OfRequiresNew extends FailedTransaction {}

    @Interceptor
    @Transactional(TxType.SUPPORTS)
    @Priority(OUTSIDE)
    static class OfSupports extends FailedTransaction {}
}
