package carrick.token;

import static carrick.oauth.OAuthError.INVALID_GRANT;
import static carrick.oauth.OAuthError.INVALID_SCOPE;
import static carrick.oauth.OAuthError.UNAUTHORIZED_CLIENT;
import static carrick.oauth.OAuthError.UNSUPPORTED_GRANT_TYPE;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can be wrong with a token request (RFC6749-5.2). */
public enum TokenFault implements Fault {
    GRANT_TYPE_UNSUPPORTED(
            UNSUPPORTED_GRANT_TYPE, "grant_type is not authorization_code, refresh_token or client_credentials"),
    CODE_UNKNOWN(INVALID_GRANT, "code was not issued by this server"),
    CODE_OF_OTHER_CLIENT(INVALID_GRANT, "code was issued to another client"),
    REDIRECT_URI_ABSENT(INVALID_GRANT, "redirect_uri was in the authorization request and must be repeated"),
    REDIRECT_URI_DIFFERS(INVALID_GRANT, "redirect_uri is not the one of the authorization request"),
    CODE_VERIFIER_MISSING(
            INVALID_GRANT, "code_verifier is missing, and the authorization request had a code_challenge"),
    CODE_VERIFIER_UNEXPECTED(
            INVALID_GRANT, "code_verifier was sent, but the authorization request had no code_challenge"),
    CODE_VERIFIER_WRONG(INVALID_GRANT, "code_verifier does not match code_challenge"),
    CODE_EXPIRED(INVALID_GRANT, "code has expired"),
    CODE_REUSED(INVALID_GRANT, "code has already been used"),
    GRANT_REVOKED(INVALID_GRANT, "the customer no longer allows this"),
    REFRESH_TOKEN_UNKNOWN(INVALID_GRANT, "refresh_token was not issued by this server"),
    REFRESH_TOKEN_OF_OTHER_CLIENT(INVALID_GRANT, "refresh_token was issued to another client"),
    LINK_ENDED(INVALID_GRANT, "the link behind refresh_token has ended"),
    LINK_IDLE(INVALID_GRANT, "the link behind refresh_token was not used for longer than its limit"),
    REFRESH_TOKEN_STALE(INVALID_GRANT, "refresh_token was replaced by a newer one"),
    REFRESH_TOKEN_REUSED(INVALID_GRANT, "refresh_token was used before, the link has been ended"),
    SCOPE_WIDENED(INVALID_SCOPE, "scope asks for more than the customer allowed"),
    CLIENT_CREDENTIALS_NOT_ALLOWED(
            UNAUTHORIZED_CLIENT, "this client may not have a token of its own, set may_send_events or console for it"),
    CLIENT_SCOPE_UNKNOWN(
            INVALID_SCOPE,
            "scope of client_credentials can only be what the client itself may do: alexa:events or carrick:console");

    private final OAuthError error;
    private final String description;

    TokenFault(OAuthError error, String description) {
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
