package carrick.token;

import static carrick.oauth.OAuthError.INSUFFICIENT_SCOPE;
import static carrick.oauth.OAuthError.INVALID_TOKEN;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can be wrong with a bearer token in a header (RFC6750-3.1). */
public enum BearerFault implements Fault {
    BEARER_MISSING(INVALID_TOKEN, "send a token in the header: Authorization: Bearer and the token"),
    BEARER_INVALID(INVALID_TOKEN, "the bearer token is malformed, unknown, expired or of a link that has ended"),
    BEARER_NOT_ALLOWED(INSUFFICIENT_SCOPE, "the bearer token is good, but not for this");

    private static final String SCHEME = "Bearer realm=\"Carrick\"";

    private final OAuthError error;
    private final String description;

    BearerFault(OAuthError error, String description) {
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

    /** Who presented nothing is told nothing but the scheme (RFC6750-3.1). */
    @Override
    public String challenge() {
        return this == BEARER_MISSING
                ? SCHEME
                : SCHEME + ", error=\"" + error.code() + "\", error_description=\"" + description + "\"";
    }
}
