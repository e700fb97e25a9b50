package carrick.alexa.finding.trend;

import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Drift;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Lately;
import carrick.diagnosis.TrendRule;
import carrick.platform.Id;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Links made at different times all fail when they are about so old: something lets them live for that long only. */
@ApplicationScoped
@Catalogue(78)
class LinksEndAtConstantAge implements TrendRule {

    private static final int LEAST = 5;
    private static final Duration YOUNGEST = Duration.ofDays(1);
    private static final double SPREAD = 0.1;

    private static final List<String> FAULTS =
            List.of("LINK_IDLE", "LINK_ENDED", "REFRESH_TOKEN_STALE", "REFRESH_TOKEN_REUSED", "REFRESH_TOKEN_UNKNOWN");

    /** What a person has done has nothing to do with age. */
    private static final Set<String> MEANT = Set.of("CUSTOMER_LEFT", "REVOKED_BY_CLIENT");

    /** A link that failed, and when it was made. */
    private record Failed(Step step, Instant made) {

        Duration age() {
            return Duration.between(made, step.at());
        }
    }

    @Override
    public List<Drift> examine(Lately lately) {
        return lately.failures(FAULTS).stream()
                .filter(step -> step.is("token")
                        && step.clientId() != null
                        && !MEANT.contains(String.valueOf(step.presented())))
                .collect(Collectors.groupingBy(Step::clientId))
                .entrySet()
                .stream()
                .flatMap(client -> drift(client.getKey(), firstOfEach(client.getValue())).stream())
                .toList();
    }

    private static List<Failed> firstOfEach(List<Step> failures) {
        return failures.stream()
                .flatMap(step -> made(step).map(made -> new Failed(step, made)).stream())
                .collect(Collectors.toMap(
                        Failed::made,
                        Function.identity(),
                        (newer, older) -> older,
                        LinkedHashMap::new)) // one link, one moment
                .values()
                .stream()
                .filter(failed -> failed.age().compareTo(YOUNGEST) >= 0)
                .sorted(Comparator.comparing(Failed::age))
                .toList();
    }

    private static Optional<Instant> made(Step step) {
        if (!step.failedWith("REFRESH_TOKEN_UNKNOWN")) {
            return Optional.of(Id.madeAt(step.attemptId()));
        }
        return Optional.ofNullable(step.request().get("link made at")).map(Instant::parse);
    }

    private Optional<Drift> drift(String clientId, List<Failed> links) {
        if (links.size() < LEAST) {
            return Optional.empty();
        }
        var usual = links.get(links.size() / 2).age();
        var alike = links.stream()
                .filter(failed -> Math.abs(failed.age().toSeconds() - usual.toSeconds()) <= SPREAD * usual.toSeconds())
                .toList();
        return alike.size() >= LEAST && alike.size() >= 0.8 * links.size() && areMadeApart(alike)
                ? Optional.of(new Drift(finding(clientId, alike, usual), clientId, "", first(alike)))
                : Optional.empty();
    }

    /** Links that were made together and end together have no age in common but a day. */
    private static boolean areMadeApart(List<Failed> links) {
        var made = links.stream().map(Failed::made).sorted().toList();
        var ages = Duration.between(
                made.get(0).plus(links.get(0).age()),
                made.get(0).plus(links.get(links.size() - 1).age()));
        return Duration.between(made.get(0), made.get(made.size() - 1)).compareTo(ages.multipliedBy(2)) > 0;
    }

    private static Instant first(List<Failed> links) {
        return links.stream()
                .map(failed -> failed.step().at())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Finding finding(String clientId, List<Failed> links, Duration usual) {
        var faults = links.stream()
                .map(failed -> failed.step().fault())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return Finding.error(this)
                .explained("Links of client " + clientId + " fail when they are about " + usual.toDays()
                        + " days old, whenever they"
                        + " were made: something ends them at that age. All others will follow.")
                .seen(links.size() + " links, aged " + hours(links.get(0).age()) + " to "
                        + hours(links.get(links.size() - 1).age()))
                .seen("faults: " + faults)
                .cured(
                        faults.equals("LINK_IDLE") || faults.equals("LINK_ENDED, LINK_IDLE")
                                ? "Take \"idle_limit\" out of the policy of client " + clientId
                                        + ", or set at least \"P180D\"."
                                : "Look for what happens to a link after " + usual.toDays()
                                        + " days: a job that deletes rows of token_family"
                                        + " or consent_grant, a master key that is changed in that rhythm, a limit of the policy.");
    }

    private static String hours(Duration age) {
        return age.toHours() + " h";
    }
}
