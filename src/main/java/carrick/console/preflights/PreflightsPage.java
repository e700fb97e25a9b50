package carrick.console.preflights;

import carrick.console.Times;
import carrick.http.Browsing;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.preflight.Report;
import carrick.preflight.Reports;
import carrick.preflight.exam.Examination;
import carrick.staff.Actor;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The runs so far, and the form for another one. */
@Named
@RequestScoped
public class PreflightsPage {

    private static final int SHOWN = 20;
    private static final List<String> TEXTS = List.of(
            "name",
            "authorization_uri",
            "token_uri",
            "client_id",
            "client_secret",
            "access_token_scheme",
            "username",
            "password",
            "alexa_redirect_url",
            "resource_uri",
            "directive_uri",
            "event_uri",
            "event_body",
            "event_authorization",
            "event_client_id",
            "event_client_secret",
            "messaging_client_id",
            "privacy_uri",
            "terms_uri");

    private static final List<String> LISTS = List.of("scopes", "domains");

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    @Inject
    Settings settings;

    @Inject
    Reports reports;

    @Inject
    PreflightStart start;

    @Inject
    Beginning beginning;

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Boolean> flags = new HashMap<>();
    private List<Row> rows;
    private String error;

    /** A line of the list. */
    public static final class Row {

        private final Report report;

        Row(Report report) {
            this.report = report;
        }

        public String getNumber() {
            return report.number();
        }

        public String getName() {
            return report.run().name();
        }

        public String getBegun() {
            return Times.show(report.run().begunAt());
        }

        public String getBy() {
            return report.run().startedBy();
        }

        public String getOutcome() {
            return report.run().isOver() ? "Grade " + report.grade().letter() : "under way";
        }
    }

    public void begin() {
        actor.require(Role.ADMIN);
        error = beginning.leave(() -> start.begin(entered()));
    }

    private JsonObject entered() {
        var json = Json.createObjectBuilder();
        TEXTS.forEach(name -> {
            var text = values.getOrDefault(name, "").strip();
            if (!text.isEmpty()) {
                json.add(name, text);
            }
        });
        LISTS.forEach(name -> {
            var text = values.getOrDefault(name, "").strip();
            if (!text.isEmpty()) {
                json.add(name, Json.createArrayBuilder(Arrays.asList(text.split("[\\s,]+"))));
            }
        });
        flags.forEach((name, on) -> json.add(name, on != null && on));
        return json.build();
    }

    public List<Row> getRows() {
        if (rows == null) {
            rows = reports.newest(SHOWN).stream().map(Row::new).toList();
        }
        return rows;
    }

    public Map<String, String> getValues() {
        browsing.parameter("client_id").ifPresent(id -> values.putIfAbsent("client_id", id));
        return values;
    }

    public Map<String, Boolean> getFlags() {
        return flags;
    }

    public String getError() {
        return error;
    }

    public String getCallback() {
        return settings.text(Setting.ISSUER) + Examination.CALLBACK;
    }
}
