package carrick.console.overview;

import carrick.client.Clients;
import carrick.console.AttemptRecord;
import carrick.console.AttemptRecords;
import carrick.diagnosis.Findings;
import carrick.diagnosis.Trend;
import carrick.diagnosis.Trends;
import carrick.platform.Clock;
import carrick.trace.AttemptFilter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** How linking goes: links per day, where attempts are lost, what was found, and what it all runs on. */
@Named
@RequestScoped
public class OverviewPage {

    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final int NEWEST = 8;

    @Inject
    Days days;

    @Inject
    AttemptRecords attempts;

    @Inject
    Findings findings;

    @Inject
    Trends trends;

    @Inject
    Pieces pieces;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    private List<Day> shown;
    private List<Day> week;
    private List<AttemptRecord> newest;
    private List<FoundRow> found;
    private List<Trend> open;

    /** Here, and not where the view asks: it asks for each more than once. */
    @PostConstruct
    void count() {
        shown = days.latest();
        week = shown.subList(shown.size() - 7, shown.size());
        newest = attempts.list(AttemptFilter.ALL, NEWEST);
        found = findings.since(clock.now().minus(A_WEEK)).stream()
                .sorted(Comparator.comparing(Findings.Counted::attempts).reversed())
                .map(FoundRow::new)
                .toList();
        open = trends.open();
    }

    /** Whether there is nobody yet who could link. */
    public boolean isFresh() {
        return clients.known().isEmpty();
    }

    /** Whether a day is missing from what the page shows. */
    public boolean isIncomplete() {
        return !shown.stream().allMatch(Day::isCounted);
    }

    public Chart getChart() {
        return new Chart(shown);
    }

    public List<Funnel.Stage> getFunnel() {
        return new Funnel(week).stages();
    }

    /** Of the attempts of the last week that came to an end, those that linked; empty where there were none. */
    public String getSuccess() {
        var linked = week.stream().mapToLong(Day::linked).sum();
        var failed = week.stream().mapToLong(Day::failed).sum();
        return linked + failed == 0 ? "" : Math.round(linked * 1_000.0 / (linked + failed)) / 10.0 + " %";
    }

    public long getLinkedInAWeek() {
        return week.stream().mapToLong(Day::linked).sum();
    }

    public List<AttemptRecord> getNewest() {
        return newest;
    }

    /** What was found in the last seven days, the most frequent first. */
    public List<FoundRow> getFindings() {
        return found;
    }

    /** What drifts at the moment. */
    public List<Trend> getTrends() {
        return open;
    }

    public List<Piece> getPieces() {
        return pieces.all();
    }
}
