package carrick.alexa.finding.trend;

import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Drift;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Lately;
import carrick.diagnosis.TrendRule;
import carrick.trace.HourlyCount.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** A resource server is shown access tokens that expired: somebody keeps them for longer than they live. */
@ApplicationScoped
@Catalogue(85)
class ExpiredTokensInUse implements TrendRule {

    private static final int LEAST = 10;
    private static final double USUAL = 0.02;

    @Override
    public List<Drift> examine(Lately lately) {
        return Hours.byClient(lately)
                .map(hours -> hours.between(lately.now().minus(Duration.ofDays(1)), lately.now()))
                .filter(ExpiredTokensInUse::areMany)
                .map(hours -> new Drift(
                        finding(hours),
                        hours.clientId(),
                        "",
                        hours.first(Counted.EXPIRED_TOKENS).orElse(lately.now())))
                .toList();
    }

    private static boolean areMany(Hours hours) {
        var expired = hours.sum(Counted.EXPIRED_TOKENS);
        return expired >= LEAST && expired >= USUAL * hours.sum(Counted.INTROSPECTIONS);
    }

    private Finding finding(Hours hours) {
        return Finding.warning(this)
                .explained("Resource server " + hours.clientId()
                        + " asks about access tokens that have expired, more often than"
                        + " happens when Alexa refreshes in time. A directive with such a token fails; who then answers Alexa"
                        + " EXPIRED_AUTHORIZATION_CREDENTIAL risks the link.")
                .seen(hours.sum(Counted.EXPIRED_TOKENS) + " of " + hours.sum(Counted.INTROSPECTIONS)
                        + " introspections in a day were of expired tokens")
                .cured(
                        "Look for what keeps an access token longer than expires_in: a function that remembers the token of an"
                                + " earlier directive, a queue of directives, a test tool. If there is none, raise"
                                + " \"access_token_lifetime\" of the skill's client: Alexa takes the time from expires_in.");
    }
}
