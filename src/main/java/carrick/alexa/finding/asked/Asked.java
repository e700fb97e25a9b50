package carrick.alexa.finding.asked;

import carrick.trace.Step;
import java.util.List;
import java.util.stream.Stream;

/** The scope that was asked for against the scopes that the client had. */
final class Asked {

    private Asked() {}

    static String scope(Step step) {
        return step.request().getOrDefault("scope", "");
    }

    static List<String> tokens(Step step) {
        return split(scope(step), " ");
    }

    static List<String> registered(Step step) {
        return split(step.expected() == null ? "" : step.expected(), " ");
    }

    /** What the client does not have, in the order in which it was asked for. */
    static List<String> unknown(Step step) {
        return tokens(step).stream()
                .filter(token -> !registered(step).contains(token))
                .toList();
    }

    /** Whether the scopes are separated by what people put between the members of a list. */
    static boolean isList(Step step) {
        return scope(step).matches(".*[,;|].*");
    }

    /** The members of such a list, without what was put around them. */
    static List<String> members(Step step) {
        return split(scope(step), "[,;|\\s]+").stream()
                .map(member -> member.replaceAll("[\"'\\[\\]]", ""))
                .filter(member -> !member.isEmpty())
                .toList();
    }

    private static List<String> split(String text, String by) {
        return Stream.of(text.split(by)).filter(part -> !part.isEmpty()).toList();
    }
}
