package carrick.setup;

import carrick.platform.MasterKey;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.Optional;

/** How the demo's console can be asked without anything being configured: with a token that its front page shows. */
@ApplicationScoped
public class DemoConsole {

    @Inject
    Settings settings;

    @Inject
    MasterKey masterKey;

    /** Another one in every installation; empty where this is no demo. */
    public Optional<String> token() {
        return settings.isOn(Setting.DEMO)
                ? Optional.of(HexFormat.of()
                        .formatHex(masterKey.current("demo console token").mac(new byte[0])))
                : Optional.empty();
    }
}
