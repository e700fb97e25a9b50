package carrick.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.trace.Outcome;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConclusionsTest {

    @ParameterizedTest
    @CsvSource({
        "OPEN, '', false, OPEN",
        "OPEN, '', true, ABANDONED",
        "OPEN, 'WARNING INFO', false, OPEN",
        "OPEN, 'WARNING INFO', true, ABANDONED",
        "OPEN, 'WARNING ERROR', false, FAILED",
        "OPEN, 'ERROR', true, FAILED",
        "LINKED, '', true, LINKED",
        "LINKED, 'WARNING', true, LINKED",
        "LINKED, 'ERROR', false, BROKEN",
        "BROKEN, 'ERROR', true, BROKEN",
        "REFUSED, 'ERROR', true, REFUSED",
        "FAILED, '', true, FAILED",
        "STRAY, 'ERROR', true, STRAY",
    })
    void whatBecameOfAnAttempt(Outcome before, String severities, boolean isOver, Outcome after) {
        var findings = Arrays.stream(severities.split(" "))
                .filter(severity -> !severity.isEmpty())
                .map(this::finding)
                .toList();

        assertThat(Conclusions.outcome(before, findings, isOver)).isEqualTo(after);
    }

    private Finding finding(String severity) {
        return switch (Severity.valueOf(severity)) {
            case ERROR -> Finding.error(this);
            case WARNING -> Finding.warning(this);
            case INFO -> Finding.info(this);
        };
    }
}
