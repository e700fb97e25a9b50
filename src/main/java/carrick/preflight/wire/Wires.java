package carrick.preflight.wire;

import carrick.platform.Networks;
import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;

/** Makes ways out as the configuration allows them. */
@ApplicationScoped
public class Wires {

    @Inject
    Settings settings;

    private Trust trust;

    /** @throws IOException where the authorities cannot be read */
    public Wire open(Pace pace) throws IOException {
        return new Wire(guard(), trust(), pace);
    }

    /** A new one, which has resolved no name yet. */
    public AddressGuard guard() {
        var allowed =
                settings.find(Setting.PREFLIGHT_NETWORKS).map(Networks::parse).orElse(Networks.NONE);
        return new AddressGuard(
                allowed, URI.create(settings.text(Setting.ISSUER)).getHost());
    }

    private synchronized Trust trust() throws IOException {
        if (trust == null) {
            trust = Trust.ofAStranger(settings.find(Setting.PREFLIGHT_TRUST).orElse(null));
        }
        return trust;
    }
}
