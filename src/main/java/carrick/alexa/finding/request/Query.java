package carrick.alexa.finding.request;

import carrick.trace.Step;
import java.util.List;

/** What an authorization request was made of, as the trace shows it. */
final class Query {

    /** What Alexa always sends; the scope it leaves out where none is entered. */
    private static final List<String> ALWAYS = List.of("response_type", "client_id", "redirect_uri", "state");

    private Query() {}

    static List<String> missing(Step step) {
        return ALWAYS.stream().filter(name -> isMissing(step, name)).toList();
    }

    static boolean isMissing(Step step, String name) {
        var value = step.request().get(name);
        return value == null || value.isEmpty() || value.startsWith("0 characters");
    }

    /** The parameters whose names begin with what HTML makes of {@code &}. */
    static List<String> escaped(Step step) {
        return step.request().keySet().stream()
                .filter(name -> name.startsWith("amp;"))
                .toList();
    }

    /** Whether no parameter is missing that is there under its name in HTML. */
    static boolean isIntact(Step step) {
        return missing(step).stream().noneMatch(name -> step.request().containsKey("amp;" + name));
    }
}
