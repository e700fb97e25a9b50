package carrick.alexa.standin;

import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What arrived at the stand-in, and what it will do wrong. */
@Named
@RequestScoped
public class StandInPage {

    private static final int SHOWN = 20;

    @Inject
    Settings settings;

    @Inject
    Calls calls;

    @Inject
    Faults faults;

    private List<Call> arrived;

    @PostConstruct
    void look() {
        arrived = new ArrayList<>(calls.all());
        Collections.reverse(arrived);
    }

    /** The newest first. */
    public List<Call> getCalls() {
        return arrived.subList(0, Math.min(SHOWN, arrived.size()));
    }

    /** How many arrived, with those that are not shown. */
    public int getCount() {
        return arrived.size();
    }

    public List<String> getFaults() {
        return faults.all();
    }

    public String getAddress() {
        return settings.text(Setting.ISSUER) + "/stand-in";
    }
}
