package carrick.console.customers;

import carrick.alexa.delivery.DeliveryStatus;
import carrick.alexa.delivery.Events;
import carrick.http.Browsing;
import carrick.platform.Clock;
import carrick.platform.Unavailable;
import carrick.staff.Actor;
import carrick.staff.Role;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Events on their way to Alexa: what waits, what failed and why, and the button that sends one again. */
@Named
@RequestScoped
public class EventsPage {

    private static final int SHOWN = 50;
    private static final Duration COUNTED = Duration.ofHours(24);

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    @Inject
    Events events;

    @Inject
    Clock clock;

    @Inject
    LinkChanges changes;

    private Optional<String> clientId;
    private Optional<DeliveryStatus> status;
    private List<EventRow> rows;
    private List<CountRow> counts;

    @PostConstruct
    void read() {
        clientId = browsing.parameter("client_id");
        status = browsing.parameter("status").flatMap(EventsPage::status);
        counts = count();
    }

    private static Optional<DeliveryStatus> status(String word) {
        return Arrays.stream(DeliveryStatus.values())
                .filter(known -> LinkRow.word(known).equals(word))
                .findFirst();
    }

    public void resend() {
        actor.require(Role.ADMIN);
        var sent = browsing.parameter("delivery")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .flatMap(changes::resend);
        browsing.goTo("/console/events?done=" + (sent.isPresent() ? "resent" : "notResent"));
    }

    public List<EventRow> getRows() {
        if (rows == null) {
            var below = browsing.parameter("before")
                    .filter(text -> text.matches("[0-9]{1,18}"))
                    .map(Long::valueOf)
                    .orElse(null);
            rows = events.list(new Events.Wanted(clientId.orElse(null), status.orElse(null), below), SHOWN).stream()
                    .map(EventRow::new)
                    .toList();
        }
        return rows;
    }

    /** The query of the next page; empty where there is none. */
    public String getOlder() {
        return getRows().size() < SHOWN
                ? ""
                : "client_id=" + browsing.encoded(getClientId()) + "&status=" + getStatus() + "&before="
                        + getRows().get(SHOWN - 1).getDelivery();
    }

    /** Of the last day, the most frequent first; {@code null} where there are too many to be counted in time. */
    public List<CountRow> getCounts() {
        return counts;
    }

    private List<CountRow> count() {
        try {
            return events.count(clock.now().minus(COUNTED)).stream()
                    .sorted(Comparator.comparing(Events.Count::deliveries).reversed())
                    .map(CountRow::new)
                    .toList();
        } catch (RuntimeException late) {
            if (!Unavailable.causes(late)) {
                throw late;
            }
            return null;
        }
    }

    public String getClientId() {
        return clientId.orElse("");
    }

    public String getStatus() {
        return status.map(LinkRow::word).orElse("");
    }

    public List<String> getStatuses() {
        return Arrays.stream(DeliveryStatus.values()).map(LinkRow::word).toList();
    }

    /** How many ended like that, for a view. */
    public static final class CountRow {

        private final Events.Count count;

        private CountRow(Events.Count count) {
            this.count = count;
        }

        public String getStatus() {
            return LinkRow.word(count.status());
        }

        public String getReason() {
            return count.reason() == null ? "" : count.reason();
        }

        public long getDeliveries() {
            return count.deliveries();
        }
    }
}
