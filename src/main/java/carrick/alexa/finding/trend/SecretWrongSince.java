package carrick.alexa.finding.trend;

import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Drift;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Lately;
import carrick.diagnosis.TrendRule;
import carrick.trace.HourlyCount.Counted;
import carrick.trace.LinkAttempt;
import carrick.trace.Milestone;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client is refused for its secret, over and over, and not let in any more. */
@ApplicationScoped
@Catalogue(50)
class SecretWrongSince implements TrendRule {

    private static final int LEAST = 5;

    @Override
    public List<Drift> examine(Lately lately) {
        var refreshes = Hours.byClient(lately).collect(Collectors.toMap(Hours::clientId, Function.identity()));
        return lately.failures(List.of("CLIENT_CREDENTIALS_WRONG")).stream()
                .filter(step -> step.is("token") && step.clientId() != null && isOfKnownClient(step))
                .collect(Collectors.groupingBy(Step::clientId))
                .entrySet()
                .stream()
                .flatMap(client -> drift(
                        client.getKey(),
                        sinceItLinked(client.getKey(), client.getValue(), lately),
                        refreshes.getOrDefault(client.getKey(), new Hours(client.getKey(), List.of())),
                        lately.now())
                        .stream())
                .toList();
    }

    /** Anybody can make up names: their failures say nothing. */
    private static boolean isOfKnownClient(Step step) {
        return step.expected() != null && step.expected().contains("Secret#");
    }

    private static List<Step> sinceItLinked(String clientId, List<Step> failures, Lately lately) {
        var linked = lately.attemptsByClient().getOrDefault(clientId, List.of()).stream()
                .filter(attempt -> attempt.reached(Milestone.TOKENS_ISSUED))
                .map(LinkAttempt::begunAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return failures.stream().filter(step -> step.at().isAfter(linked)).toList();
    }

    /** While refreshes of the same hours go well, it is a test tool or a second skill that has the wrong secret, not the client. */
    private Optional<Drift> drift(String clientId, List<Step> failures, Hours counted, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        return Stream.of(Instant.EPOCH, hour.minus(1, ChronoUnit.HOURS), hour)
                .map(from -> failures.stream()
                        .filter(step -> !step.at().isBefore(from))
                        .toList())
                .filter(some -> links(some) >= LEAST && links(some) > refreshed(some, counted, now))
                .findFirst()
                .map(some -> new Drift(
                        finding(clientId, some), clientId, "", first(some).at()));
    }

    private static long links(List<Step> failures) {
        return failures.stream().map(Step::attemptId).distinct().count();
    }

    private static long refreshed(List<Step> failures, Hours counted, Instant now) {
        return counted.between(first(failures).at().truncatedTo(ChronoUnit.HOURS), now)
                .sum(Counted.REFRESHES);
    }

    /** They come the newest first. */
    private static Step first(List<Step> failures) {
        return failures.get(failures.size() - 1);
    }

    private Finding finding(String clientId, List<Step> failures) {
        var newest = failures.get(0);
        return Finding.error(this)
                .explained("Client " + clientId + " is refused for its secret in every link since "
                        + first(failures).at()
                        + ". Nobody can link, and links from before stop working one after the other.")
                .seen(links(failures) + " links or attempts refused, the last at " + newest.at())
                .seen("expected: " + newest.expected())
                .seen("presented: " + newest.presented())
                .cured("Ask who changed the secret of client " + clientId + " at about "
                        + first(failures).at()
                        + ". Enter the declared one in Your Secret and save; until that is done in every stage, declare the one"
                        + " that comes, by its fingerprint, as the second secret of the client.");
    }
}
