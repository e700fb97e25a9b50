package carrick.alexa.finding.trend;

import carrick.alexa.AlexaPreset;
import carrick.client.Clients;
import carrick.diagnosis.Drift;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Lately;
import carrick.diagnosis.TrendRule;
import carrick.trace.LinkAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nobody of one Alexa region can link, while customers of others can: something is missing, or blocked, for that region only. */
@ApplicationScoped
class OneRegionFails implements TrendRule {

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

    private Stream<Drift> drifts(String clientId, List<LinkAttempt> attempts) {
        return Apart.by(OneRegionFails::regionOf, attempts)
                .map(apart -> new Drift(finding(clientId, apart), clientId, apart.name(), apart.since()));
    }

    /** Anybody may send any {@code state}, so of it only what looks like one of Amazon's regions is believed. */
    private static Optional<String> regionOf(LinkAttempt attempt) {
        var uri = attempt.redirectUri();
        if (uri != null && AlexaPreset.isRedirectUrl(uri)) {
            return Optional.of(URI.create(uri).getHost());
        }
        return Optional.ofNullable(attempt.origin().region())
                .filter(region -> region.matches("(us|eu|ap)-[a-z]{4,9}-[1-3]"));
    }

    private Finding finding(String clientId, Apart apart) {
        var finding = Finding.error(this)
                .explained("No link of client " + clientId + " from the Alexa region " + apart.name()
                        + " got its tokens since " + apart.since() + ", while links from other regions did.")
                .seen(apart.name() + ": " + apart.streak().told() + ", none linked")
                .seen(apart.othersTold());
        return reasons.add(
                finding,
                apart.streak().attempts(),
                "Check that nothing between Amazon's servers of that region and the Access Token URI blocks them: a list"
                        + " of allowed addresses, a block by country, a firewall for web applications.");
    }
}
