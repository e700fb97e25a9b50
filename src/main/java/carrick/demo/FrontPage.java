package carrick.demo;

import carrick.platform.Database;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What this server is and whether it is ready. */
@Named
@RequestScoped
public class FrontPage {

    @Inject
    Database database;

    @Inject
    Settings settings;

    public boolean isReady() {
        return database.isReady() && database.answers();
    }

    public boolean isDemo() {
        return settings.isOn(Setting.DEMO);
    }

    public String getIssuer() {
        return settings.text(Setting.ISSUER);
    }
}
