package carrick.alexa.finding.trend;

import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Drift;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Lately;
import carrick.diagnosis.TrendRule;
import carrick.token.Stranger;
import carrick.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Many links that this server should know are unknown to it: its memory was lost, not theirs. */
@ApplicationScoped
@Catalogue(83)
class RefreshTokensUnknownSince implements TrendRule {

    private static final int LEAST = 5;

    @Override
    public List<Drift> examine(Lately lately) {
        return lately.failures(List.of("REFRESH_TOKEN_UNKNOWN")).stream()
                .filter(step -> step.is("token") && step.clientId() != null)
                .collect(Collectors.groupingBy(step -> new Group(step.clientId(), why(step))))
                .entrySet()
                .stream()
                .filter(group -> tokens(group.getValue()) >= LEAST)
                .map(group -> drift(group.getKey(), group.getValue()))
                .toList();
    }

    private record Group(String clientId, String why) {}

    /** Some reasons say the same of many links. */
    private static String why(Step step) {
        var why = step.request().getOrDefault(Stranger.FIELD, "");
        return List.of(Stranger.NOT_IN_DATABASE.name(), Stranger.OTHER_KEY.name())
                        .contains(why)
                ? why
                : "";
    }

    private static long tokens(List<Step> failures) {
        return failures.stream()
                .map(RefreshTokensUnknownSince::token)
                .distinct()
                .count();
    }

    private static String token(Step step) {
        var presented = String.valueOf(step.presented());
        return presented.substring(0, Math.min(15, presented.length())); // Secret# and eight digits
    }

    private Drift drift(Group group, List<Step> failures) {
        var since = failures.get(failures.size() - 1).at();
        var finding = Finding.error(this)
                .explained("Since " + since + " refresh tokens of many links of client " + group.clientId()
                        + " are unknown here: " + words(group)
                        + " Each of these customers has to link again, unless that is put right soon.")
                .seen(tokens(failures) + " different refresh tokens, the last at "
                        + failures.get(0).at())
                .seen(made(failures))
                .cured(cure(group));
        return new Drift(finding, group.clientId(), group.why(), since);
    }

    private static String words(Group group) {
        return switch (group.why()) {
            case "NOT_IN_DATABASE" ->
                "the database does not have those links, so it was emptied, restored or exchanged.";
            case "OTHER_KEY" -> "they were sealed with a master key that is not set any more.";
            default -> "they have not the form of this server's, so they were made by another authorization server.";
        };
    }

    private static String cure(Group group) {
        return switch (group.why()) {
            case "NOT_IN_DATABASE" ->
                "Check that jdbc/carrick leads to the database from before; restore the newest backup (operating.md). Carrick"
                        + " takes newer tokens of a link than the backup knows.";
            case "OTHER_KEY" ->
                "Set the master key from before as carrick.master-key.previous on every node and restart them.";
            default ->
                "If the skill moved here from another server, its customers disable and enable it once. Otherwise check Access"
                        + " Token URI: it leads here, and the authorization does not.";
        };
    }

    /** The range tells what was lost: everything, or only what was made after a backup. */
    private static String made(List<Step> failures) {
        var made = failures.stream()
                .map(step -> step.request().get("link made at"))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return made.isEmpty() ? null : "links made from " + made.get(0) + " to " + made.get(made.size() - 1);
    }
}
