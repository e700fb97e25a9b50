package carrick.console.skills;

import carrick.client.Clients;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Skills and other clients, the first thousand by their ids. */
@Named
@RequestScoped
public class SkillsPage {

    private static final int MOST = 1_000;

    @Inject
    Clients clients;

    private List<SkillRow> rows;

    public List<SkillRow> getRows() {
        if (rows == null) {
            rows = clients.all().stream().limit(MOST).map(SkillRow::new).toList();
        }
        return rows;
    }

    /** Whether there may be more than are shown. */
    public boolean isFull() {
        return getRows().size() == MOST;
    }
}
