package carrick.alexa.finding.request;

import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.platform.Id;
import carrick.trace.LinkAttempt;
import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The same request came twice within seconds, as apps do that look before they open; the customer went on with the other one. */
@ApplicationScoped
@Catalogue(28)
class OpenedTwice implements Rule {

    private static final Duration SECONDS = Duration.ofSeconds(5);

    @Override
    public Optional<Finding> examine(Case attempt) {
        var mine = attempt.attempt();
        return Stream.of(Milestone.REQUEST_ACCEPTED, Milestone.SIGNED_IN)
                .flatMap(milestone -> attempt.silentSince(milestone).stream())
                .findFirst()
                .filter(silence -> mine.stateHash() != null)
                .flatMap(silence -> attempt.others().stream()
                        .filter(other -> isTwin(mine, other) && wentFurther(mine, other))
                        .findFirst())
                .map(other -> Finding.info(this)
                        .explained("The same authorization request came twice within seconds, and the customer went on"
                                + " with the other one. Neither spends the other: nothing is lost by it.")
                        .seen("the same state in attempt " + Id.show(other.id()) + ", "
                                + apart(mine, other).toMillis() + " ms apart")
                        .seen("that one came to: " + other.milestone().name().toLowerCase(java.util.Locale.ROOT))
                        .cured("Nothing to mend. Read attempt " + Id.show(other.id()) + " instead.")
                        .shown("Nothing of this one: the page that the customer used belongs to attempt "
                                + Id.show(other.id()) + "."));
    }

    private static boolean isTwin(LinkAttempt mine, LinkAttempt other) {
        return mine.stateHash().equals(other.stateHash()) && apart(mine, other).compareTo(SECONDS) <= 0;
    }

    private static boolean wentFurther(LinkAttempt mine, LinkAttempt other) {
        return other.milestone() != null && other.milestone().compareTo(mine.milestone()) > 0;
    }

    private static Duration apart(LinkAttempt mine, LinkAttempt other) {
        return Duration.between(mine.begunAt(), other.begunAt()).abs();
    }
}
