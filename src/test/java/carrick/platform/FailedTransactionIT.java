package carrick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import carrick.support.Deployments;
import jakarta.inject.Inject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What two requests that store the same at once meet, the one that loses: it must be able to try again. */
@ArquillianTest
class FailedTransactionIT {

    @Inject
    Refusal refusal;

    @Deployment
    static WebArchive war() {
        return Deployments.war(Refusal.class);
    }

    @Test
    void isARuntimeExceptionThatStandsForUnavailableOnEveryServer() {
        assertUnavailable(refusal::required);
        assertUnavailable(refusal::requiresNew);
    }

    private static void assertUnavailable(ThrowingCallable call) {
        var failure = catchThrowable(call);

        assertThat(failure).isInstanceOf(RuntimeException.class);
        assertThat(Unavailable.causes(failure)).isTrue();
    }
}
