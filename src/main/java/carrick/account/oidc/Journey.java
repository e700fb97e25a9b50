package carrick.account.oidc;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;

/**
 * What belongs to one trip of one browser to the provider and back. It prints nothing of itself.
 *
 * @param state by which it is known again
 * @param nonce that has to be in the ID token
 * @param verifier of PKCE, which never leaves this server but to the token endpoint
 */
public record Journey(String state, String nonce, CodeVerifier verifier) {

    @Override
    public String toString() {
        return "Journey";
    }
}
