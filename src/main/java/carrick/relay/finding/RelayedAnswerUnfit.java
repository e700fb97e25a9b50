package carrick.relay.finding;

import carrick.diagnosis.Case;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Rule;
import carrick.preflight.exam.Check;
import carrick.preflight.exchange.ShapeCheck;
import carrick.relay.RelayFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the server behind the relay answered is nothing that Alexa takes. */
@ApplicationScoped
class RelayedAnswerUnfit implements Rule {

    @Override
    public Optional<Finding> examine(Case attempt) {
        return Relayed.failed(attempt, RelayFault.RELAYED_ANSWER_UNFIT)
                .map(relayed -> relayed.told(
                        told(Finding.error(this), checks(relayed.step().presented()))));
    }

    private static Finding told(Finding finding, List<Check> failed) {
        if (failed.isEmpty()) {
            return finding.explained(
                            "The server behind the relay answered with a status that is neither that of tokens nor that of an error"
                                    + " (RFC6749-5.1, RFC6749-5.2): it failed, or it redirects.")
                    .cured(
                            "Look into the log of that server for a 5xx. For a redirect, enter the address it leads to as Access Token"
                                    + " URI: Alexa does not follow.");
        }
        return finding.explained(sentences(failed, check -> check.saying().fails()))
                .cured(sentences(failed, check -> check.saying().cure()));
    }

    private static List<Check> checks(String titles) {
        return Stream.of(String.valueOf(titles).split(", "))
                .flatMap(title -> Stream.<Check>of(ShapeCheck.values())
                        .filter(check -> check.title().equals(title)))
                .toList();
    }

    private static String sentences(List<Check> checks, java.util.function.Function<Check, String> which) {
        return checks.stream().map(which).collect(Collectors.joining(" "));
    }
}
