package carrick.alexa.finding.asked;

import carrick.alexa.finding.AlexaShowed;
import carrick.diagnosis.Case;
import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Several scopes, or one with quotes, were typed into one field of the console as if it were a list. */
@ApplicationScoped
@Catalogue(22)
class ScopesInOneField implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return attempt.blocked("SCOPE_UNKNOWN", "SCOPE_MALFORMED")
                .filter(step -> step.failedWith("SCOPE_MALFORMED") || Asked.isList(step))
                .map(step -> Finding.error(this)
                        .explained(
                                "Scopes are separated by blanks, and Alexa puts these between the fields of the developer"
                                        + " console. Whatever else stands in a field counts as part of one long name.")
                        .seen("scope presented: " + Asked.scope(step))
                        .seen("scopes of the client: " + String.join(" ", registered(attempt, step)))
                        .cured("Under Scope in the developer console enter one scope in each field, without commas and"
                                + " quotes: " + String.join(" | ", Asked.members(step)) + more(attempt, step))
                        .shown(AlexaShowed.ERROR_PARAMETER));
    }

    private static String more(Case attempt, Step step) {
        var known = registered(attempt, step);
        var unknown = Asked.members(step).stream()
                .filter(member -> !known.contains(member))
                .toList();
        return unknown.isEmpty()
                ? "."
                : ". Of these the client " + step.clientId() + " does not have " + String.join(", ", unknown)
                        + ": add to its scopes what you need.";
    }

    private static List<String> registered(Case attempt, Step step) {
        return step.expected() != null
                ? Asked.registered(step)
                : attempt.client()
                        .map(client -> List.copyOf(client.scope().tokens()))
                        .orElse(List.of());
    }
}
