package carrick.console;

import carrick.diagnosis.Diagnosis;
import carrick.diagnosis.Findings;
import carrick.trace.AttemptFilter;
import carrick.trace.LinkAttempt;
import carrick.trace.LinkAttempts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Attempts for pages, with what diagnosis concludes of them now. */
@ApplicationScoped
public class AttemptRecords {

    @Inject
    LinkAttempts attempts;

    @Inject
    Diagnosis diagnosis;

    @Inject
    Findings findings;

    public Optional<AttemptRecord> find(long number) {
        return attempts.find(number).map(this::record);
    }

    /** The newest attempt of that client. */
    public Optional<AttemptRecord> newest(String clientId) {
        var filter = AttemptFilter.ofClient(clientId);
        return attempts.list(filter, 1).stream().findFirst().map(this::record);
    }

    /** The newest that the filter lets through: each with its steps, and what is concluded of them now. */
    public List<AttemptRecord> detailed(AttemptFilter filter, int most) {
        return attempts.list(filter, most).stream().map(this::record).toList();
    }

    /** The newest that the filter lets through, each with the names of what was found, and no steps. */
    public List<AttemptRecord> list(AttemptFilter filter, int most) {
        var found = attempts.list(filter, most);
        var names = findings.ofAttempts(found.stream().map(LinkAttempt::id).toList());
        return found.stream()
                .map(attempt -> new AttemptRecord(attempt, List.of(), List.of())
                        .found(names.getOrDefault(attempt.id(), List.of())))
                .toList();
    }

    private AttemptRecord record(LinkAttempt attempt) {
        var steps = attempts.stepsOf(attempt.id());
        return new AttemptRecord(attempt, steps, diagnosis.of(attempt, steps));
    }
}
