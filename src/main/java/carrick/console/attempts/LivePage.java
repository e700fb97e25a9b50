package carrick.console.attempts;

import carrick.console.AttemptRecord;
import carrick.console.AttemptRecords;
import carrick.http.Browsing;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.trace.AttemptFilter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Waits for Alexa: what is begun from now on fills in while somebody links on a phone. */
@Named
@RequestScoped
public class LivePage {

    private static final int SHOWN = 3;

    @Inject
    Browsing browsing;

    @Inject
    AttemptRecords attempts;

    @Inject
    Clock clock;

    private Optional<Long> since;
    private Optional<String> clientId;
    private List<AttemptRecord> records;

    @PostConstruct
    void read() {
        since = browsing.parameter("since").flatMap(Id::read);
        clientId = browsing.parameter("client_id");
    }

    /** The address remembers when waiting began, so that a reload goes on with it. */
    public void open(ComponentSystemEvent drawing) {
        if (since.isEmpty()) {
            browsing.goTo("/console/live?since=" + Id.show(Id.atLeast(clock.now()))
                    + clientId.map(id -> "&client_id=" + browsing.encoded(id)).orElse(""));
        }
    }

    /** The newest first. */
    public List<AttemptRecord> getRecords() {
        if (records == null) {
            records = begun(since.map(Id::madeAt).orElseGet(clock::now));
        }
        return records;
    }

    private List<AttemptRecord> begun(Instant from) {
        return attempts.detailed(
                new AttemptFilter(clientId.orElse(null), null, null, null, null, null, from, null, null), SHOWN);
    }

    public String getClientId() {
        return clientId.orElse("");
    }
}
