package carrick.account.oidc;

import carrick.platform.Misconfigured;
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
        if (isPlain()) {
            settings.text(Setting.OIDC_AUTHORIZATION_URI);
            settings.text(Setting.OIDC_TOKEN_URI);
        } else {
            settings.text(Setting.OIDC_ISSUER);
            if (!scope().contains("openid")) {
                throw new Misconfigured("carrick.oidc.scope must have openid among its scopes.");
            }
        }
        settings.text(Setting.OIDC_CLIENT_ID);
        settings.text(Setting.OIDC_CLIENT_SECRET);
    }

    /** Whether the provider is one of OAuth 2.0 alone, which tells at an address of its own whom a token is of. */
    boolean isPlain() {
        return settings.find(Setting.OIDC_USER_INFO_URI).isPresent();
    }

    URI authorizationUri() {
        return URI.create(settings.text(Setting.OIDC_AUTHORIZATION_URI));
    }

    URI tokenUri() {
        return URI.create(settings.text(Setting.OIDC_TOKEN_URI));
    }

    URI userInfoUri() {
        return URI.create(settings.text(Setting.OIDC_USER_INFO_URI));
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
        return settings.find(Setting.OIDC_NAME).orElseGet(() -> provider().getHost());
    }

    /** Where customers sign in, as far as the configuration tells. */
    URI provider() {
        return isPlain() ? authorizationUri() : URI.create(settings.text(Setting.OIDC_ISSUER));
    }
}
