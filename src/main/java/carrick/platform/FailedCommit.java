package carrick.platform;

import jakarta.annotation.Priority;
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
 * On WildFly a commit that fails leaves the method as the transaction manager's checked exception, which no signature names: whoever
 * catches {@link RuntimeException} to try again would miss it. These stand around the container's own interceptors and make it unchecked.
 */
abstract class FailedCommit {

    private static final int OUTSIDE = Interceptor.Priority.PLATFORM_BEFORE + 100; // the container's are at 200

    @AroundInvoke
    Object unchecked(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException failed) {
            throw new TransactionalException(failed.getMessage(), failed);
        }
    }

    @Interceptor
    @Transactional
    @Priority(OUTSIDE)
    static class OfRequired extends FailedCommit {}

    @Interceptor
    @Transactional(TxType.REQUIRES_NEW)
    @Priority(OUTSIDE)
    static class OfRequiresNew extends FailedCommit {}
}
