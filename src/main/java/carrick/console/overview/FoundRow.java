package carrick.console.overview;

import carrick.console.Times;
import carrick.diagnosis.Findings;
import java.util.Locale;

/** A finding with its number of attempts, for a view. */
public final class FoundRow {

    private final Findings.Counted counted;

    FoundRow(Findings.Counted counted) {
        this.counted = counted;
    }

    public String getName() {
        return counted.name();
    }

    public String getSeverity() {
        return counted.severity().toLowerCase(Locale.ROOT);
    }

    public long getAttempts() {
        return counted.attempts();
    }

    public String getSince() {
        return Times.show(counted.first());
    }

    public String getLast() {
        return Times.show(counted.last());
    }
}
