package carrick.console.api;

import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Finding;
import carrick.platform.Id;
import carrick.trace.Found;
import carrick.trace.LinkAttempt;
import carrick.trace.Step;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Attempts as JSON; {@code openapi.json} describes it. What is not known is left out. */
final class AttemptJson {

    private final JsonObjectBuilder json = Json.createObjectBuilder();

    private AttemptJson() {}

    static JsonObjectBuilder summary(LinkAttempt attempt, List<Found> findings) {
        var names = Json.createArrayBuilder();
        findings.forEach(found -> names.add(found.name()));
        return facts(attempt).add("findings", names);
    }

    static JsonObjectBuilder detail(LinkAttempt attempt, List<Step> steps, List<Finding> findings) {
        var all = Json.createArrayBuilder();
        findings.forEach(finding -> all.add(finding(finding)));
        var course = Json.createArrayBuilder();
        steps.forEach(step -> course.add(step(step)));
        return facts(attempt).add("findings", all).add("steps", course);
    }

    private static JsonObjectBuilder facts(LinkAttempt attempt) {
        return new AttemptJson()
                .add("number", Id.show(attempt.id()))
                .add("begun_at", attempt.begunAt())
                .add("last_step_at", attempt.lastStepAt())
                .add("next_look_at", attempt.dueAt())
                .add("outcome", attempt.outcome())
                .add("milestone", attempt.milestone())
                .add("fault", attempt.fault())
                .add("client_id", attempt.clientId())
                .add("redirect_uri", attempt.redirectUri())
                .add("account", attempt.account())
                .add("stage", attempt.origin().stage())
                .add("region", attempt.origin().region())
                .add("device", attempt.origin().device())
                .add("state_expires_at", attempt.origin().expiresAt())
                .add("state_sha256", attempt.stateHash())
                .add("user_agent", attempt.userAgent())
                .add("user_agent_family", AgentFamily.of(attempt.userAgent()))
                .json;
    }

    private static JsonObjectBuilder step(Step step) {
        return new AttemptJson()
                .add("at", step.at())
                .add("name", step.name())
                .add("action", step.action().isEmpty() ? null : step.action())
                .add("status", step.status() == 0 ? null : step.status())
                .add("duration_ms", step.duration().toMillis())
                .add(
                        "limit_ms",
                        Step.limitOf(step.name()).map(limit -> limit.toMillis()).orElse(null))
                .add("node", step.node())
                .add("milestone", step.milestone())
                .add("fault", step.fault())
                .add("expected", step.expected())
                .add("presented", step.presented())
                .add("client_id", step.clientId())
                .add("user_agent", step.userAgent())
                .add("user_agent_family", AgentFamily.of(step.userAgent()))
                .json
                .add("passed", array(step.passed()))
                .add("request", object(step.request()))
                .add("response", object(step.response()));
    }

    static JsonObjectBuilder finding(Finding finding) {
        var numbers = Json.createArrayBuilder();
        finding.catalogue().forEach(numbers::add);
        return new AttemptJson()
                .add("name", finding.name())
                .add("severity", finding.severity())
                .add("likelihood", finding.likelihood())
                .add("because", finding.because().isEmpty() ? null : finding.because())
                .add("explanation", finding.explanation())
                .json
                .add("evidence", array(finding.evidence()))
                .add("cure", finding.cure())
                .add("alexa_showed", finding.shown())
                .add("catalogue", numbers)
                .add("page", finding.page());
    }

    static JsonArrayBuilder array(List<String> texts) {
        var array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }

    private static JsonObjectBuilder object(Map<String, String> fields) {
        var object = Json.createObjectBuilder();
        fields.forEach(object::add);
        return object;
    }

    private AttemptJson add(String name, Object value) {
        if (value instanceof Long number) {
            json.add(name, number);
        } else if (value instanceof Integer number) {
            json.add(name, number);
        } else if (value instanceof Enum<?> word) {
            json.add(name, word.name().toLowerCase(Locale.ROOT));
        } else if (value != null) {
            json.add(name, value instanceof Instant moment ? moment.toString() : value.toString());
        }
        return this;
    }
}
