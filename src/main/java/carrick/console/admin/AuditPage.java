package carrick.console.admin;

import carrick.console.Times;
import carrick.http.Browsing;
import carrick.platform.Id;
import carrick.staff.AuditEntries;
import carrick.staff.AuditEntry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;

/** What staff changed: who, what, before, after, from where. */
@Named
@RequestScoped
public class AuditPage {

    private static final int SHOWN = 50;

    /** In one download; who needs more asks the API page by page. */
    private static final int EXPORTED = 10_000;

    @Inject
    Browsing browsing;

    @Inject
    AuditEntries audit;

    private List<AuditEntry> entries;

    @PostConstruct
    void list() {
        entries = audit.below(below(), SHOWN);
    }

    private long below() {
        return browsing.parameter("before").flatMap(Id::read).orElse(Long.MAX_VALUE);
    }

    public List<Row> getEntries() {
        return entries.stream().map(Row::new).toList();
    }

    /** Where to read on; empty at the end. */
    public String getOlder() {
        return entries.size() < SHOWN
                ? ""
                : Id.show(entries.get(entries.size() - 1).id());
    }

    /** Answers the newest entries as a file instead of a page. Called before it is drawn. */
    public void download(ComponentSystemEvent drawing) throws IOException {
        var json = AuditJson.of(audit.below(Long.MAX_VALUE, EXPORTED)).build();
        browsing.send("carrick-audit.json", "application/json", json.toString());
    }

    /** One entry, for a view. */
    public static final class Row {

        private final AuditEntry entry;

        private Row(AuditEntry entry) {
            this.entry = entry;
        }

        public String getAt() {
            return Times.show(entry.at());
        }

        public String getActor() {
            return entry.actor();
        }

        public String getRole() {
            return entry.role();
        }

        public String getAddress() {
            return entry.address();
        }

        public String getAction() {
            return entry.action();
        }

        public String getSubject() {
            return entry.subject();
        }

        public String getBefore() {
            return entry.before();
        }

        public String getAfter() {
            return entry.after();
        }
    }
}
