package carrick.console.preflights;

import carrick.http.Browsing;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.preflight.exam.Examination;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Where a foreign server sends the browser of the person who signs in for a preflight. The state is what lets it in. */
@Named
@RequestScoped
public class CallbackPage {

    @Inject
    Browsing browsing;

    @Inject
    Settings settings;

    @Inject
    PreflightStart start;

    private boolean caught;

    public void open(ComponentSystemEvent drawing) {
        var query = browsing.request().getQueryString();
        caught = query != null && start.hand(settings.text(Setting.ISSUER) + Examination.CALLBACK + "?" + query);
        if (!caught) {
            browsing.isMissing();
        }
    }

    public boolean isCaught() {
        return caught;
    }
}
