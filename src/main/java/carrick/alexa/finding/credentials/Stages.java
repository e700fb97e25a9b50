package carrick.alexa.finding.credentials;

import carrick.diagnosis.Case;
import carrick.trace.Milestone;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which stages of a skill get their links. */
final class Stages {

    private static final Pattern FINGERPRINT = Pattern.compile("Secret#[0-9a-f]{8}");

    private Stages() {}

    /** The stage of the client's links within a day, where they all are of one and the attempt is of another; otherwise empty. */
    static Optional<String> onlyOthersLinked(Case attempt) {
        var stage = attempt.attempt().origin().stage();
        var linked = attempt.others().stream()
                .filter(other ->
                        other.reached(Milestone.TOKENS_ISSUED) && other.origin().stage() != null)
                .map(other -> other.origin().stage())
                .distinct()
                .toList();
        return stage == null || linked.size() != 1 || linked.contains(stage)
                ? Optional.empty()
                : Optional.of(linked.get(0));
    }

    /** Of the secrets that the client has. */
    static String fingerprints(WrongCredentials wrong) {
        return FINGERPRINT
                .matcher(wrong.expected())
                .results()
                .map(found -> found.group())
                .collect(Collectors.joining(" or "));
    }
}
