package carrick.alexa.finding.trend;

import carrick.client.Clients;
import carrick.diagnosis.AgentFamily;
import carrick.diagnosis.Drift;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Lately;
import carrick.diagnosis.TrendRule;
import carrick.trace.LinkAttempt;
import carrick.trace.Milestone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Customers with one kind of device do not get through, those with others do: their browser does not show the pages, loses the cookie or
 * does not follow the last redirect. None of that reaches the server, so most of these attempts are just left.
 */
@ApplicationScoped
class OneDeviceFamilyFails implements TrendRule {

    @Inject
    Clients clients;

    @Inject
    Reasons reasons;

    @Override
    public List<Drift> examine(Lately lately) {
        return lately.attemptsByClient().entrySet().stream()
                .filter(client -> clients.find(client.getKey()).isPresent())
                .flatMap(client -> drifts(client.getKey(), client.getValue()))
                .toList();
    }

    /** Only those who saw a page: what is wrong with a request is not the device's fault. What calls devices differently is compared apart. */
    private Stream<Drift> drifts(String clientId, List<LinkAttempt> attempts) {
        var begun = attempts.stream()
                .filter(attempt -> attempt.reached(Milestone.REQUEST_ACCEPTED))
                .toList();
        return Stream.concat(
                        Apart.by(OneDeviceFamilyFails::deviceOf, begun),
                        Apart.by(OneDeviceFamilyFails::browserOf, begun))
                .map(apart -> new Drift(finding(clientId, apart), clientId, apart.name(), apart.since()));
    }

    /** As Alexa calls it. */
    private static Optional<String> deviceOf(LinkAttempt attempt) {
        return Optional.ofNullable(attempt.origin().device()).filter(device -> device.matches("[A-Za-z]{3,30}"));
    }

    /** Where Alexa does not tell. */
    private static Optional<String> browserOf(LinkAttempt attempt) {
        return attempt.origin().device() != null
                ? Optional.empty()
                : Optional.of(AgentFamily.of(attempt.userAgent())).filter(family -> !family.equals("unknown"));
    }

    private Finding finding(String clientId, Apart apart) {
        var finding = Finding.error(this)
                .explained("No customer of client " + clientId + " with a device of the family " + apart.name()
                        + " got through since " + apart.since() + ", while customers with other devices did.")
                .seen(apart.name() + ": " + apart.streak().told() + ", none linked")
                .seen(apart.othersTold())
                .seen("furthest that one of them came: " + apart.furthest());
        return reasons.add(
                finding,
                apart.streak().attempts(),
                "Link with such a device yourself and watch where it stops: enter every host that the pages need in the"
                        + " Domain List, and take out of them what an embedded browser refuses (pop-ups, social sign-in,"
                        + " a Content-Security-Policy without the redirect URI's host in form-action).");
    }
}
