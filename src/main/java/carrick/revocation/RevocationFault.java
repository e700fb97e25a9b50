package carrick.revocation;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can be wrong with a revocation besides the client's credentials. */
public enum RevocationFault implements Fault {
    TOKEN_OF_OTHER_CLIENT;

    @Override
    public OAuthError error() {
        return OAuthError.INVALID_GRANT;
    }

    @Override
    public String description() {
        return "token was issued to another client";
    }
}
