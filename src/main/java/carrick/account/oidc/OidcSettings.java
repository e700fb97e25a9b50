package carrick.account.oidc;

import carrick.platform.Setting;
import carrick.platform.Settings;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;

/** The configuration of the provider. */
@ApplicationScoped
class OidcSettings {

    @Inject
    Settings settings;

    /** @throws carrick.platform.Misconfigured naming what is missing */
    void require() {
        settings.text(Setting.OIDC_ISSUER);
        settings.text(Setting.OIDC_CLIENT_ID);
        settings.text(Setting.OIDC_CLIENT_SECRET);
    }

    Issuer issuer() {
        return new Issuer(settings.text(Setting.OIDC_ISSUER));
    }

    ClientID clientId() {
        return new ClientID(settings.text(Setting.OIDC_CLIENT_ID));
    }

    Secret clientSecret() {
        return new Secret(settings.text(Setting.OIDC_CLIENT_SECRET));
    }

    Scope scope() {
        return Scope.parse(settings.text(Setting.OIDC_SCOPE));
    }

    /** Where the provider sends browsers back to; it has to be registered there. */
    URI redirectUri() {
        return URI.create(settings.text(Setting.ISSUER) + OidcProvider.CALLBACK);
    }

    String name() {
        return settings.find(Setting.OIDC_NAME)
                .orElseGet(() -> URI.create(settings.text(Setting.OIDC_ISSUER)).getHost());
    }
}
