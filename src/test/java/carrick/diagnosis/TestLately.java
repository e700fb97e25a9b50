package carrick.diagnosis;

import carrick.trace.AttemptFilter;
import carrick.trace.HourlyCounts;
import carrick.trace.LinkAttempt;
import carrick.trace.LinkAttempts;
import java.time.Instant;
import java.util.List;

/** The last day, as a test made it up. */
public final class TestLately {

    private TestLately() {}

    /** @param newestFirst as the database answers them */
    public static Lately of(List<LinkAttempt> newestFirst, Instant now) {
        var attempts = new LinkAttempts() {
            @Override
            public List<LinkAttempt> list(AttemptFilter filter, int most) {
                return newestFirst;
            }
        };
        return new Lately(attempts, new HourlyCounts(), now);
    }
}
