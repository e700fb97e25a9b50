package carrick.console.admin;

import carrick.platform.Id;
import carrick.staff.AuditEntry;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Entries of the audit log as JSON; what there was not is left out. */
public final class AuditJson {

    private AuditJson() {}

    public static JsonArrayBuilder of(List<AuditEntry> entries) {
        var all = Json.createArrayBuilder();
        entries.forEach(entry -> all.add(json(entry)));
        return all;
    }

    private static JsonObjectBuilder json(AuditEntry entry) {
        var json = Json.createObjectBuilder()
                .add("entry", Id.show(entry.id()))
                .add("at", entry.at().toString())
                .add("actor", entry.actor())
                .add("role", entry.role())
                .add("address", entry.address())
                .add("action", entry.action())
                .add("subject", entry.subject());
        if (entry.before() != null) {
            json.add("before", entry.before());
        }
        if (entry.after() != null) {
            json.add("after", entry.after());
        }
        return json;
    }
}
