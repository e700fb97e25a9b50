package carrick.console;

import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Finding;
import carrick.platform.Id;
import carrick.trace.LinkAttempt;
import carrick.trace.Step;
import java.util.List;
import java.util.Locale;

/** An attempt as plain text to paste into a ticket: findings first, then what happened, line by line. */
public final class AttemptText {

    private final StringBuilder text = new StringBuilder();

    private AttemptText() {}

    public static String of(LinkAttempt attempt, List<Step> steps, List<Finding> findings) {
        var report = new AttemptText();
        report.head(attempt);
        if (findings.isEmpty()) {
            report.line("").line("No findings.");
        }
        findings.forEach(report::finding);
        report.line("").line("What happened (UTC)");
        steps.forEach(report::step);
        return report.text.toString();
    }

    private void head(LinkAttempt attempt) {
        line("Link attempt " + Id.show(attempt.id()) + ": " + word(attempt.outcome()));
        fact("begun", attempt.begunAt());
        fact("client_id", attempt.clientId());
        fact("account", attempt.account());
        fact("redirect_uri", attempt.redirectUri());
        fact("stage", attempt.origin().stage());
        fact("region", attempt.origin().region());
        fact("device", attempt.origin().device());
        fact("browser", attempt.userAgent() == null ? null : AgentFamily.of(attempt.userAgent()));
        fact("reached", attempt.milestone());
    }

    private void finding(Finding finding) {
        line("").line(finding.severity() + " " + finding.name()
                + (finding.likelihood() < 100 ? " (likelihood " + finding.likelihood() + " of 100)" : ""));
        line("  " + finding.explanation());
        finding.evidence().forEach(seen -> line("  seen: " + seen));
        if (!finding.because().isEmpty()) {
            line("  ranked here because " + finding.because());
        }
        line("  cure: " + finding.cure());
        if (!finding.shown().isEmpty()) {
            line("  the customer saw: " + finding.shown());
        }
        line("  more: " + finding.page());
    }

    private void step(Step step) {
        line("  " + step.at() + "  " + step.name() + (step.action().isEmpty() ? "" : " " + step.action()) + "  "
                + (step.status() == 0 ? "" : step.status() + " ") + "in "
                + step.duration().toMillis() + " ms"
                + Step.limitOf(step.name())
                        .map(limit -> " of " + limit.toMillis())
                        .orElse("") + "  node " + step.node());
        detail("reached", step.milestone());
        detail("fault", step.fault());
        detail("expected", step.expected());
        detail("presented", step.presented());
    }

    private void fact(String name, Object value) {
        if (value != null) {
            line("  " + name + ": " + (value instanceof Enum<?> word ? word(word) : value));
        }
    }

    private void detail(String name, Object value) {
        if (value != null) {
            line("      " + name + ": " + value);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private AttemptText line(String line) {
        text.append(line).append('\n');
        return this;
    }
}
