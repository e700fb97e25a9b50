package carrick.alexa.amazon;

import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;

/** Where Amazon is: what the configuration says, or the stand-in of this very server while that is on. */
@ApplicationScoped
public class AmazonAddresses {

    @Inject
    Settings settings;

    /** The token endpoint of Login with Amazon. */
    public URI tokens() {
        return address(Setting.AMAZON_TOKEN_URL, "/stand-in/auth/o2/token");
    }

    /** The event gateway of that region. */
    public URI gateway(Region region) {
        return address(region.gateway(), "/stand-in/" + region.name().toLowerCase(Locale.ROOT) + "/v3/events");
    }

    private URI address(Setting setting, String ofStandIn) {
        var configured = settings.text(setting);
        var isStandIn = settings.isOn(Setting.STAND_IN) && configured.equals(setting.byDefault());
        return URI.create(isStandIn ? settings.text(Setting.ISSUER) + ofStandIn : configured);
    }
}
