package carrick.console.attempts;

import carrick.console.AttemptRecord;
import carrick.console.AttemptRecords;
import carrick.http.Browsing;
import carrick.platform.Id;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One attempt: what was found, what happened, and the same as text to paste into a ticket. */
@Named
@RequestScoped
public class AttemptPage {

    @Inject
    Browsing browsing;

    @Inject
    AttemptRecords attempts;

    private AttemptRecord record;

    @PostConstruct
    void find() {
        record = browsing.parameter("number")
                .flatMap(Id::read)
                .flatMap(attempts::find)
                .orElse(null);
    }

    /** Called before the page is drawn, while the status can be set. */
    public void open(ComponentSystemEvent drawing) {
        if (record == null) {
            browsing.isMissing();
        }
    }

    /** {@code null} where there is none with that number. */
    public AttemptRecord getRecord() {
        return record;
    }

    public String getNumber() {
        return browsing.parameter("number").orElse("");
    }
}
