package carrick.revocation;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can be wrong with a revocation besides the client's credentials. */
public enum RevocationFault implements Fault {
    TOKEN_OF_OTHER_CLIENT(OAuthError.INVALID_GRANT, "token was issued to another client"),
    CLIENT_TOKEN_IRREVOCABLE(
            OAuthError.UNSUPPORTED_TOKEN_TYPE, "a token of the client itself cannot be revoked, it expires by itself");

    private final OAuthError error;
    private final String description;

    RevocationFault(OAuthError error, String description) {
        this.error = error;
        this.description = description;
    }

    @Override
    public OAuthError error() {
        return error;
    }

    @Override
    public String description() {
        return description;
    }
}
