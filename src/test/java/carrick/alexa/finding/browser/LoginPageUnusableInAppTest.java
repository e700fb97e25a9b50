package carrick.alexa.finding.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import carrick.diagnosis.TestCase;
import carrick.trace.TestAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginPageUnusableInAppTest {

    private static final Instant BEGUN = Instant.parse("2026-11-30T12:00:00Z");

    /** This case fails whoever looks around: the other attempts of a day are hundreds of rows, for each link that is made. */
    @Test
    void ofALinkThatWasMadeItAsksNotWhatOthersDid() {
        var linked = TestAttempt.linked(BEGUN);

        var found = new LoginPageUnusableInApp().examine(TestCase.of(linked, BEGUN.plus(Duration.ofHours(1))));

        assertEquals(Optional.empty(), found);
    }
}
