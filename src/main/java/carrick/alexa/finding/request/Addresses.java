package carrick.alexa.finding.request;

import carrick.platform.Setting;
import carrick.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What belongs into the two address fields of the developer console. */
@ApplicationScoped
class Addresses {

    @Inject
    Settings settings;

    /** For <i>Your Web Authorization URI</i>. */
    String authorization() {
        return settings.text(Setting.ISSUER) + "/oauth/authorize";
    }

    /** For <i>Access Token URI</i>. */
    String token() {
        return settings.text(Setting.ISSUER) + "/oauth/token";
    }
}
