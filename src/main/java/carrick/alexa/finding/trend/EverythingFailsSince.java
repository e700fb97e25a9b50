package carrick.alexa.finding.trend;

import carrick.client.Clients;
import carrick.diagnosis.Drift;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Lately;
import carrick.diagnosis.TrendRule;
import carrick.trace.LinkAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** A client's links worked, and since a certain moment none does: something was changed then. */
@ApplicationScoped
class EverythingFailsSince implements TrendRule {

    @Inject
    Clients clients;

    @Inject
    Reasons reasons;

    @Override
    public List<Drift> examine(Lately lately) {
        return lately.attemptsByClient().entrySet().stream()
                .filter(client -> clients.find(client.getKey()).isPresent())
                .flatMap(client ->
                        drift(
                                client.getKey(),
                                client.getValue().stream()
                                        .filter(Streak::isOfCustomer)
                                        .toList())
                                .stream())
                .toList();
    }

    private Optional<Drift> drift(String clientId, List<LinkAttempt> attempts) {
        var streak = Streak.of(attempts);
        var before = attempts.stream()
                .dropWhile(attempt -> !Streak.hasWorked(attempt))
                .toList();
        return streak.isNoBadLuck(before)
                ? Optional.of(new Drift(finding(clientId, streak, before), clientId, "", streak.since()))
                : Optional.empty();
    }

    private Finding finding(String clientId, Streak streak, List<LinkAttempt> before) {
        var last = before.stream().findFirst().map(LinkAttempt::begunAt);
        var finding = Finding.error(this)
                .explained("No link of client " + clientId + " got its tokens since " + streak.since() + ", whatever"
                        + " region and device it came from."
                        + last.map(at -> " The last one that did began at " + at + ".")
                                .orElse(" None of the last day did."))
                .seen("since then: " + streak.told() + ", none linked")
                .seen("before, within a day: " + Streak.count(before, Streak::hasWorked) + " linked, "
                        + Streak.count(before, Streak::isInVain) + " in vain");
        return reasons.add(
                finding,
                streak.attempts(),
                "Ask what was changed shortly before " + streak.since()
                        + ": the skill's account linking in the developer"
                        + " console, the certificate, a firewall or proxy, a page, the client's declaration.");
    }
}
