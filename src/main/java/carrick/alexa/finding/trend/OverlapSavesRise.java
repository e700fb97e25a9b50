package carrick.alexa.finding.trend;

import carrick.diagnosis.Catalogue;
import carrick.diagnosis.Drift;
import carrick.diagnosis.Finding;
import carrick.diagnosis.Lately;
import carrick.diagnosis.TrendRule;
import carrick.trace.HourlyCount.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** More and more answers with tokens do not arrive, and the overlap of two refresh tokens saves those links. */
@ApplicationScoped
@Catalogue(77)
class OverlapSavesRise implements TrendRule {

    private static final int LEAST = 20;
    private static final int LEAST_BEFORE = 100;
    private static final double USUAL = 0.01;
    private static final int TIMES = 3;

    @Override
    public List<Drift> examine(Lately lately) {
        return Hours.byClient(lately)
                .flatMap(hours -> drift(hours, lately.now()).stream())
                .toList();
    }

    private Optional<Drift> drift(Hours hours, Instant now) {
        var yesterday = now.minus(Duration.ofDays(1));
        var recent = hours.between(yesterday, now);
        var before = hours.between(Instant.EPOCH, yesterday);
        var isMore = recent.sum(Counted.OVERLAP_SAVES) >= LEAST
                && before.sum(Counted.REFRESHES) >= LEAST_BEFORE
                && share(recent) >= TIMES * Math.max(share(before), USUAL);
        return isMore
                ? Optional.of(new Drift(
                        finding(recent, before),
                        hours.clientId(),
                        "",
                        recent.first(Counted.OVERLAP_SAVES).orElse(now)))
                : Optional.empty();
    }

    private static double share(Hours hours) {
        return (double) hours.sum(Counted.OVERLAP_SAVES) / Math.max(1, hours.sum(Counted.REFRESHES));
    }

    private Finding finding(Hours recent, Hours before) {
        return Finding.warning(this)
                .explained("Refresh tokens of client " + recent.clientId()
                        + " come a second time far more often than before: answers"
                        + " of this server do not reach Alexa, or too late. The links hold because the token before stays good;"
                        + " linking, which has no second try, fails for some customers.")
                .seen("last day: " + told(recent))
                .seen("the days before: " + told(before))
                .cured(
                        "Look at carrick_request_duration_seconds of /oauth/token: Alexa gives up after 4.5 s. If Carrick is quick,"
                                + " look at the proxy, the load balancer and the line between them and Alexa. Leave overlap of client "
                                + recent.clientId() + " as it is.");
    }

    private static String told(Hours hours) {
        return hours.sum(Counted.OVERLAP_SAVES) + " of " + hours.sum(Counted.REFRESHES)
                + " refreshes brought a replaced token, " + Math.round(1000 * share(hours)) / 10.0 + " %";
    }
}
