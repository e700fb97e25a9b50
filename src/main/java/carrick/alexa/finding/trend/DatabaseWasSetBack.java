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

/** Clients hold newer refresh tokens than the database knows: it was restored from a backup. */
@ApplicationScoped
@Catalogue(83)
class DatabaseWasSetBack implements TrendRule {

    private static final int LEAST = 3;

    @Override
    public List<Drift> examine(Lately lately) {
        return Hours.byClient(lately)
                .map(hours -> hours.between(lately.now().minus(Duration.ofDays(1)), lately.now()))
                .filter(hours -> hours.sum(Counted.RECOVERIES) >= LEAST)
                .map(hours -> new Drift(
                        finding(hours),
                        hours.clientId(),
                        "",
                        hours.first(Counted.RECOVERIES).orElse(lately.now())))
                .toList();
    }

    private Finding finding(Hours hours) {
        return Finding.warning(this)
                .explained("Links of client " + hours.clientId()
                        + " came with newer refresh tokens than the database knew: it was"
                        + " restored from a backup, or a replica that lagged took over. Carrick recognised its own tokens and these"
                        + " links go on. Links made after the backup are lost.")
                .seen(hours.sum(Counted.RECOVERIES) + " links recovered of " + hours.sum(Counted.REFRESHES)
                        + " refreshes in a day")
                .cured(
                        "Nothing to enter for these. If nobody restored a backup, find out which database jdbc/carrick leads to. Who"
                                + " linked between backup and restore shows as LinkNotInDatabase, and links again.");
    }
}
