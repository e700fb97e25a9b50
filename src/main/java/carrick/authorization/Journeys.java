package carrick.authorization;

import carrick.account.oidc.Journey;
import carrick.platform.DerivedKey;
import carrick.platform.MasterKey;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a browser takes along to an OpenID provider. It is derived from the pending request and kept nowhere, so that every node can take
 * the browser back; the request itself is bound to the browser by its cookie.
 */
@ApplicationScoped
class Journeys {

    @Inject
    MasterKey masterKey;

    Journey of(Handle handle) {
        return new Journey(
                handle.text(),
                derived(masterKey.current("upstream nonce"), handle),
                new CodeVerifier(derived(masterKey.current("upstream verifier"), handle)));
    }

    private static String derived(DerivedKey key, Handle handle) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.mac(handle.text().getBytes(StandardCharsets.US_ASCII)));
    }
}
