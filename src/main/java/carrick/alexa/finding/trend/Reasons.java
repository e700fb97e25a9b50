package carrick.alexa.finding.trend;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import carrick.diagnosis.Finding;
import carrick.diagnosis.Findings;
import carrick.platform.Id;
import carrick.trace.Found;
import carrick.trace.LinkAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What was concluded of each of the attempts: most often it is the same for all of them, and tells what to enter where. */
@ApplicationScoped
class Reasons {

    @Inject
    Findings findings;

    /** Adds the evidence of the attempts themselves, and where to read the cure. */
    Finding add(Finding finding, List<LinkAttempt> inVain, String otherwise) {
        var found = findings.ofAttempts(
                inVain.stream().limit(200).map(LinkAttempt::id).toList());
        var first = inVain.stream()
                .limit(200)
                .map(attempt -> firstOf(found.getOrDefault(attempt.id(), List.of())))
                .flatMap(Optional::stream)
                .collect(groupingBy(name -> name, counting()));
        var newest = Id.show(inVain.get(0).id());
        finding.seen("found first of each: " + (first.isEmpty() ? "nothing" : told(first)))
                .seen("last faults: " + faults(inVain))
                .seen("the newest of them: attempt " + newest);
        return finding.cured(most(first)
                .map(name -> "Most of them have the finding " + name + ": do what it says at attempt " + newest
                        + " (faults.md#" + name.toLowerCase(java.util.Locale.ROOT) + ").")
                .orElse(otherwise));
    }

    private static Optional<String> firstOf(List<Found> found) {
        return found.stream().findFirst().map(Found::name);
    }

    private static String faults(List<LinkAttempt> attempts) {
        var faults = attempts.stream()
                .map(LinkAttempt::fault)
                .filter(Objects::nonNull)
                .collect(groupingBy(fault -> fault, counting()));
        return faults.isEmpty() ? "none" : told(faults);
    }

    private static String told(Map<String, Long> counts) {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(5)
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .toList());
    }

    private static Optional<String> most(Map<String, Long> counts) {
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
}
