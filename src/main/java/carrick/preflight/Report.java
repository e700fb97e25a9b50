package carrick.preflight;

import carrick.platform.Id;
import carrick.preflight.exam.Verdict;
import carrick.preflight.metadata.KnownServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;

/**
 * A run as people read it: what failed first, the worst of it at the top, then what passed, then what was not tried.
 *
 * @param run as it is now
 */
public record Report(PreflightRun run, List<Judged> judged) {

    private static final Comparator<Judged> WORST_FIRST = Comparator.comparingInt(
            one -> one.isFailed() ? one.severity().ordinal() : one.verdict() == Verdict.PASSED ? 10 : 20);

    public Report {
        judged = judged.stream().sorted(WORST_FIRST).toList();
    }

    public Grade grade() {
        return Grade.of(judged);
    }

    public String number() {
        return Id.show(run.id());
    }

    /** What it was recognised as; empty for a server that nobody knows. */
    public String server() {
        return run.server() == null ? "" : KnownServer.valueOf(run.server()).words();
    }

    public JsonObject toJson() {
        var json = summary();
        var checks = Json.createArrayBuilder();
        judged.forEach(one -> {
            var check = Json.createObjectBuilder()
                    .add("name", one.getTitle())
                    .add("outcome", one.getOutcome())
                    .add("explanation", one.getExplanation())
                    .add("detail", one.getDetail())
                    .add("source", one.getSource());
            add(check, "cure", one.getCure());
            add(check, "setting", one.getSetting());
            add(check, "change", one.getChange());
            checks.add(check);
        });
        return Json.createObjectBuilder(json).add("checks", checks).build();
    }

    private static void add(JsonObjectBuilder json, String name, String text) {
        if (text != null && !text.isEmpty()) {
            json.add(name, text);
        }
    }

    /** Without the checks. */
    public JsonObject summary() {
        var json = Json.createObjectBuilder()
                .add("number", number())
                .add("name", run.name())
                .add("state", run.state().name())
                .add("stage", run.stage() == null ? "" : run.stage())
                .add("begun_at", run.begunAt().toString())
                .add("started_by", run.startedBy())
                .add("requests", run.requests());
        if (run.isOver()) {
            json.add("ended_at", run.endedAt().toString()).add("grade", grade().letter());
            var reasons = Json.createArrayBuilder();
            grade().reasons().forEach(reasons::add);
            json.add("reasons", reasons);
        }
        add(json, "ended_early", run.reason());
        add(json, "server", server());
        add(json, "task", run.task());
        add(json, "task_uri", run.taskUri());
        add(json, "again_of", run.againOf() == null ? null : Id.show(run.againOf()));
        return json.build();
    }

    /** For a ticket or a terminal. */
    public String toText() {
        var text = new StringBuilder("Carrick preflight " + number() + ": " + run.name() + "\n");
        text.append("Begun ")
                .append(run.begunAt())
                .append(", ")
                .append(run.requests())
                .append(" requests");
        text.append(run.isOver() ? ", ended " + run.endedAt() + "\nGrade " + grade().letter() : ", " + run.stage())
                .append('\n');
        grade().reasons().forEach(reason -> text.append("- ").append(reason).append('\n'));
        for (var one : judged) {
            text.append('\n')
                    .append('[')
                    .append(one.getOutcome())
                    .append("] ")
                    .append(one.getTitle())
                    .append(": ")
                    .append(one.getExplanation());
            if (!one.getDetail().isEmpty() && one.verdict() != Verdict.PASSED) {
                text.append("\n  ").append(one.getDetail().replace("\n", "\n  "));
            }
            if (one.isFailed()) {
                text.append("\n  Cure: ")
                        .append(one.getCure())
                        .append(one.getSetting().isEmpty() ? "" : "\n  " + server() + ": " + one.getSetting());
                text.append("\n  Source: ").append(one.getSource());
            }
        }
        return text.append('\n').toString();
    }
}
