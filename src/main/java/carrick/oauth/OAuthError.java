package carrick.oauth;

/**
 * The error codes a client may see, with the HTTP status of an answer that is not a redirect (RFC6749-4.1.2.1, RFC6749-5.2,
 * RFC6750-3.1, RFC7009-2.2.1).
 */
public enum OAuthError {
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    INVALID_GRANT(400),
    INVALID_SCOPE(400),
    UNAUTHORIZED_CLIENT(400),
    UNSUPPORTED_GRANT_TYPE(400),
    UNSUPPORTED_RESPONSE_TYPE(400),
    UNSUPPORTED_TOKEN_TYPE(400),
    ACCESS_DENIED(403),
    INVALID_TOKEN(401),
    INSUFFICIENT_SCOPE(403),
    SERVER_ERROR(500),
    TEMPORARILY_UNAVAILABLE(503);

    private final int status;

    OAuthError(int status) {
        this.status = status;
    }

    /** The code on the wire, such as {@code invalid_grant}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public int status() {
        return status;
    }
}
