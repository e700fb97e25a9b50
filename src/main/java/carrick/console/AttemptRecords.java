package carrick.console;

import carrick.diagnosis.Diagnosis;
import carrick.trace.AttemptFilter;
import carrick.trace.LinkAttempt;
import carrick.trace.LinkAttempts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Attempts for pages, with what diagnosis concludes of them now. */
@ApplicationScoped
public class AttemptRecords {

    @Inject
    LinkAttempts attempts;

    @Inject
    Diagnosis diagnosis;

    public Optional<AttemptRecord> find(long number) {
        return attempts.find(number).map(this::record);
    }

    /** The newest attempt of that client. */
    public Optional<AttemptRecord> newest(String clientId) {
        var filter = AttemptFilter.ofClient(clientId);
        return attempts.list(filter, 1).stream().findFirst().map(this::record);
    }

    private AttemptRecord record(LinkAttempt attempt) {
        var steps = attempts.stepsOf(attempt.id());
        return new AttemptRecord(attempt, steps, diagnosis.of(attempt, steps));
    }
}
