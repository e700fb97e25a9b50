package carrick.console.configuration;

import carrick.http.Browsing;
import carrick.oauth.Secret;
import carrick.setup.Change;
import carrick.setup.Configuration;
import carrick.setup.Mistake;
import carrick.staff.Actor;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;

/** The configuration to download, and one to apply: first shown, then done. */
@Named
@RequestScoped
public class ConfigurationPage {

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    @Inject
    Configuration configuration;

    private String json = "";
    private List<Change> changes;
    private boolean applied;
    private String error;

    /** Answers the file instead of a page. Called before it is drawn. */
    public void download(ComponentSystemEvent drawing) throws IOException {
        actor.require(Role.ADMIN);
        browsing.send("carrick-clients.json", "application/json", configuration.export());
    }

    public void preview() {
        read(() -> changes = configuration.preview(json));
    }

    /** Only what was shown: who changed the text meanwhile sees first what that would do. */
    public void apply() {
        if (!getFingerprint().equals(browsing.parameter("previewed").orElse(""))) {
            preview();
            return;
        }
        read(() -> {
            changes = configuration.apply(json);
            applied = true;
        });
    }

    private void read(Runnable what) {
        actor.require(Role.ADMIN);
        try {
            what.run();
        } catch (Mistake mistake) {
            error = mistake.getMessage();
        }
    }

    /** What would change, or has changed; {@code null} before that was asked. */
    public List<Change> getChanges() {
        return changes;
    }

    public boolean isApplied() {
        return applied;
    }

    /** Whether there is anything to apply. */
    public boolean isNews() {
        return changes != null && !applied && changes.stream().anyMatch(change -> !change.isNone());
    }

    public String getError() {
        return error;
    }

    /** Of the text, as the form brings back what it was when it was shown. */
    public String getFingerprint() {
        return new Secret(json.replace("\r\n", "\n")).sha256();
    }

    public String getJson() {
        return json;
    }

    public void setJson(String pasted) {
        json = pasted == null ? "" : pasted;
    }
}
