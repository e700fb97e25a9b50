package carrick.demo;

import carrick.console.AttemptRecord;
import carrick.console.AttemptRecords;
import carrick.platform.Database;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.setup.DemoDeclarations;
import carrick.trace.TraceQueue;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** What Carrick kept of the demo's newest attempt, whether it became a link or not. */
@RequestScoped
class DemoRecord {

    @Inject
    Settings settings;

    @Inject
    Database database;

    @Inject
    TraceQueue traces;

    @Inject
    AttemptRecords records;

    private AttemptRecord newest;
    private boolean asked;

    /** {@code null} before the first one, and where this is no demo. Whoever has just linked need not wait for the trace to be written. */
    AttemptRecord newest() {
        if (!asked && settings.isOn(Setting.DEMO) && database.isReady() && database.answers()) {
            traces.flush();
            newest = records.newest(DemoDeclarations.CLIENT_ID).orElse(null);
        }
        asked = true;
        return newest;
    }
}
