package carrick.diagnosis;

import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Rules for the attempts of one client that only a test has. */
final class TestRules {

    static final String CLIENT = "conclusions-test";
    static final String FAULT = "TEST_FAULT";

    private TestRules() {}

    @ApplicationScoped
    static class NobodyCame implements Rule {

        @Override
        public Optional<Finding> examine(Case attempt) {
            return attempt.silentSince(Milestone.CODE_ISSUED)
                    .filter(silence -> CLIENT.equals(attempt.attempt().clientId()))
                    .map(silence -> Finding.error(this).explained("Nobody came for " + silence + "."));
        }
    }

    /** As long as nothing good comes after it. */
    @ApplicationScoped
    static class LinkBroke implements Rule {

        @Override
        public Optional<Finding> examine(Case attempt) {
            return attempt.last(step -> true)
                    .filter(step -> attempt.isLinked() && step.failedWith(FAULT))
                    .map(step -> Finding.error(this).explained("It broke at " + step.at() + "."));
        }
    }
}
