package carrick.console;

import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Finding;
import carrick.platform.Id;
import carrick.trace.Found;
import carrick.trace.LinkAttempt;
import carrick.trace.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An attempt as a page shows it: the findings, and what happened as a timeline. */
public final class AttemptRecord {

    private final LinkAttempt attempt;
    private final List<Finding> findings;
    private final List<Step> steps;
    private List<String> names = List.of();
    private final List<Moment> moments = new ArrayList<>();

    AttemptRecord(LinkAttempt attempt, List<Step> steps, List<Finding> findings) {
        this.attempt = attempt;
        this.findings = findings;
        this.steps = steps;
        steps.forEach(step -> moments.add(new Moment(step, Duration.between(attempt.begunAt(), step.at()))));
    }

    AttemptRecord found(List<Found> inTheDatabase) {
        names = inTheDatabase.stream().map(Found::name).toList();
        return this;
    }

    /** The names of what was found, the likeliest cause first: as it was noted, where this is one of a list. */
    public List<String> getFound() {
        return findings.isEmpty() ? names : findings.stream().map(Finding::name).toList();
    }

    /** Everything as text, to paste into a ticket. */
    public String getReport() {
        return AttemptText.of(attempt, steps, findings);
    }

    public String getAccount() {
        return attempt.account() == null ? "" : attempt.account();
    }

    /** How far it got, in words. */
    public String getReached() {
        return attempt.milestone() == null
                ? "request"
                : attempt.milestone().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public String getRedirectUri() {
        return attempt.redirectUri() == null ? "" : attempt.redirectUri();
    }

    public String getNumber() {
        return Id.show(attempt.id());
    }

    public String getOutcome() {
        return attempt.outcome().name().toLowerCase(Locale.ROOT);
    }

    public String getBegun() {
        return Times.show(attempt.begunAt());
    }

    /** Empty where the request named none. */
    public String getClientId() {
        return attempt.clientId() == null ? "" : attempt.clientId();
    }

    /** Where the request came from, as far as it says so; empty where it does not. */
    public String getOrigin() {
        var origin = attempt.origin();
        var told = new ArrayList<String>();
        told.add(origin.device());
        told.add(origin.region());
        told.add(origin.stage() == null ? null : origin.stage() + " stage");
        told.removeIf(java.util.Objects::isNull);
        return String.join(", ", told);
    }

    public String getBrowser() {
        return AgentFamily.of(attempt.userAgent());
    }

    public List<Problem> getProblems() {
        return findings.stream().map(Problem::new).toList();
    }

    public List<Moment> getMoments() {
        return moments;
    }

    /** A finding, for a view. */
    public static final class Problem {

        private final Finding finding;

        private Problem(Finding finding) {
            this.finding = finding;
        }

        public String getName() {
            return finding.name();
        }

        public String getSeverity() {
            return finding.severity().name().toLowerCase(Locale.ROOT);
        }

        public String getExplanation() {
            return finding.explanation();
        }

        public List<String> getEvidence() {
            return finding.evidence();
        }

        public String getCure() {
            return finding.cure();
        }

        public String getShown() {
            return finding.shown();
        }

        /** Why it stands in its place; empty where nothing else fits. */
        public String getBecause() {
            return finding.because();
        }
    }

    /** A step, for a view. */
    public static final class Moment {

        private final Step step;
        private final Duration since;

        private Moment(Step step, Duration since) {
            this.step = step;
            this.since = since;
        }

        public String getName() {
            return step.action().isEmpty()
                    ? step.name()
                    : step.name() + ": " + step.action().replace('_', ' ');
        }

        /** Since the authorization request, such as {@code + 3.2 s}. */
        public String getSince() {
            var seconds = Math.max(0, since.toMillis()) / 1_000.0;
            return seconds < 90
                    ? String.format(Locale.ROOT, "+ %.1f s", seconds)
                    : String.format(Locale.ROOT, "+ %d min", Math.round(seconds / 60));
        }

        /** Status, duration, and after how long the caller would have given up. */
        public String getAnswer() {
            var status = step.status() == 0 ? "" : step.status() + " in ";
            var limit = Step.limitOf(step.name())
                    .map(most -> " of " + most.toMillis())
                    .orElse("");
            return step.status() == 0 && step.duration().isZero()
                    ? ""
                    : status + step.duration().toMillis() + " ms" + limit;
        }

        public String getReached() {
            return step.milestone() == null
                    ? ""
                    : step.milestone().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        public boolean isGood() {
            return step.fault() == null && !step.tookTooLong();
        }

        public String getFault() {
            return step.fault();
        }

        public String getExpected() {
            return step.expected();
        }

        public String getPresented() {
            return step.presented();
        }

        public String getNode() {
            return step.node();
        }

        /** The rules that held, in words. */
        public List<String> getPassed() {
            return step.passed();
        }

        /** Names and values of the request, one a line. */
        public String getRequest() {
            return lines(step.request());
        }

        /** Names and values of the answer, one a line. */
        public String getResponse() {
            return lines(step.response());
        }

        private static String lines(java.util.Map<String, String> fields) {
            var lines = new StringBuilder();
            fields.forEach((name, value) ->
                    lines.append(name).append(": ").append(value).append('\n'));
            return lines.toString().stripTrailing();
        }
    }
}
