package carrick.authorization;

import static carrick.oauth.OAuthError.ACCESS_DENIED;
import static carrick.oauth.OAuthError.INVALID_REQUEST;
import static carrick.oauth.OAuthError.INVALID_SCOPE;
import static carrick.oauth.OAuthError.TEMPORARILY_UNAVAILABLE;
import static carrick.oauth.OAuthError.UNSUPPORTED_RESPONSE_TYPE;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can be wrong with an authorization request (RFC6749-4.1.2.1). */
public enum AuthorizationFault implements Fault {
    REQUEST_MALFORMED(INVALID_REQUEST, "the query is not in the application/x-www-form-urlencoded format"),
    REQUESTS_THROTTLED(
            TEMPORARILY_UNAVAILABLE, 429, "too many authorization requests came from this address, try again later"),
    CLIENT_ID_REPEATED(INVALID_REQUEST, "client_id was sent more than once"),
    REDIRECT_URI_REPEATED(INVALID_REQUEST, "redirect_uri was sent more than once"),
    CLIENT_ID_MISSING(INVALID_REQUEST, "client_id is missing"),
    CLIENT_UNKNOWN(INVALID_REQUEST, "client_id is not the id of a client of this server"),
    REDIRECT_URI_MISSING(INVALID_REQUEST, "redirect_uri is missing, and the client has not registered exactly one"),
    REDIRECT_URI_UNREGISTERED(INVALID_REQUEST, "redirect_uri is not one of those registered for the client"),
    PARAMETER_REPEATED(INVALID_REQUEST, "a parameter was sent more than once"),
    STATE_TOO_LONG(INVALID_REQUEST, "state is longer than 4096 characters"),
    RESPONSE_TYPE_MISSING(INVALID_REQUEST, "response_type is missing"),
    RESPONSE_TYPE_UNSUPPORTED(UNSUPPORTED_RESPONSE_TYPE, "response_type is not code"),
    RESPONSE_MODE_UNSUPPORTED(INVALID_REQUEST, "response_mode is not query"),
    SCOPE_MALFORMED(INVALID_SCOPE, "scope has characters that a scope cannot have"),
    SCOPE_UNKNOWN(INVALID_SCOPE, "scope asks for more than the client may have"),
    CODE_CHALLENGE_MISSING(
            INVALID_REQUEST, "code_challenge is missing, and this client or code_challenge_method calls for it"),
    CODE_CHALLENGE_METHOD_UNSUPPORTED(INVALID_REQUEST, "code_challenge_method is not S256"),
    CODE_CHALLENGE_MALFORMED(
            INVALID_REQUEST, "code_challenge is not the base64url form of a SHA-256 hash, which has 43 characters"),
    CONSENT_DENIED(ACCESS_DENIED, "the customer refused");

    private final OAuthError error;
    private final int status;
    private final String description;

    AuthorizationFault(OAuthError error, String description) {
        this(error, error.status(), description);
    }

    AuthorizationFault(OAuthError error, int status, String description) {
        this.error = error;
        this.status = status;
        this.description = description;
    }

    @Override
    public OAuthError error() {
        return error;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String description() {
        return description;
    }

    /** The parameter a reader has to look at, for the page that names it. */
    String field() {
        return switch (this) {
            case CLIENT_ID_REPEATED, CLIENT_ID_MISSING, CLIENT_UNKNOWN -> "client_id";
            case REDIRECT_URI_REPEATED, REDIRECT_URI_MISSING, REDIRECT_URI_UNREGISTERED -> "redirect_uri";
            default -> "";
        };
    }
}
