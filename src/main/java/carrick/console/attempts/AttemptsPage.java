package carrick.console.attempts;

import carrick.console.AttemptQuery;
import carrick.console.AttemptRecord;
import carrick.console.AttemptRecords;
import carrick.http.Browsing;
import carrick.oauth.OAuthException;
import carrick.platform.Id;
import carrick.trace.Outcome;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The attempts that a filter lets through. The filter is the address, so that it can be sent to somebody. */
@Named
@RequestScoped
public class AttemptsPage {

    private static final List<String> FILTERS =
            List.of("number", "client_id", "account", "region", "stage", "outcome", "finding", "from", "until");

    @Inject
    Browsing browsing;

    @Inject
    AttemptRecords attempts;

    private final Map<String, String> filter = new LinkedHashMap<>();
    private List<AttemptRecord> found = List.of();
    private String older = "";
    private String error;

    /** Whoever enters a number wants that attempt. */
    public void open(ComponentSystemEvent drawing) {
        var number = filter.get("number");
        if (!number.isEmpty()) {
            Id.read(number)
                    .flatMap(attempts::find)
                    .ifPresentOrElse(
                            attempt -> browsing.goTo("/console/attempt?number=" + attempt.getNumber()),
                            () -> error = "There is no attempt with the number " + number
                                    + ", or its trace has been deleted. Numbers have twelve letters and digits.");
        }
    }

    @PostConstruct
    void list() {
        FILTERS.forEach(name -> filter.put(name, browsing.parameter(name).orElse("")));
        try {
            var query = AttemptQuery.of(query()
                    + browsing.parameter("before")
                            .map(id -> "&before=" + browsing.encoded(id))
                            .orElse(""));
            found = attempts.list(query.filter(), query.limit());
            older = found.size() < query.limit()
                    ? ""
                    : found.get(found.size() - 1).getNumber();
        } catch (OAuthException unreadable) {
            error = unreadable.fault().description() + ": " + unreadable.detail()
                    + ". Times look like 2026-11-27T09:00.";
        }
    }

    /** What is set of the filter, as a query; without the number, which is no filter but an address. */
    private String query() {
        return filter.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty() && !entry.getKey().equals("number"))
                .map(entry -> entry.getKey() + "=" + browsing.encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    public List<AttemptRecord> getFound() {
        return found;
    }

    /** The query of the next page; empty where there is none. */
    public String getOlder() {
        return older.isEmpty() ? "" : query() + (query().isEmpty() ? "" : "&") + "before=" + older;
    }

    /** {@code null} where the filter could be read. */
    public String getError() {
        return error;
    }

    /** What the fields hold, by their names. */
    public Map<String, String> getFilter() {
        return filter;
    }

    public boolean isFiltered() {
        return !query().isEmpty();
    }

    public List<String> getOutcomes() {
        return Arrays.stream(Outcome.values())
                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
