package carrick.oauth;

/**
 * One named way in which a request is wrong. The name goes to the trace and to {@code faults.md}; the error and the description go
 * to the client. Each room has an enum of its own faults.
 */
public interface Fault {

    /** The stable name, such as {@code CODE_EXPIRED}. */
    String name();

    OAuthError error();

    /** One sentence for the client's developer: which field, what is wrong. ASCII without quotes and backslash (RFC6749-5.2). */
    String description();

    /** The status of the answer when it is not a redirect. */
    default int status() {
        return error().status();
    }

    /** The {@code WWW-Authenticate} header of the answer; {@code null} for none. Who lacks a scheme is asked for Basic (RFC6749-5.2). */
    default String challenge() {
        return status() == 401 ? "Basic realm=\"Carrick\", charset=\"UTF-8\"" : null;
    }

    default OAuthException rejection() {
        return new OAuthException(this, null, null);
    }

    /** A rejection that also tells the operator what was seen; the client never reads {@code detail}. */
    default OAuthException rejection(String detail) {
        return new OAuthException(this, null, detail);
    }

    /** A rejection that tells the operator what would have been right and what was presented instead. */
    default OAuthException rejection(String expected, String presented) {
        return new OAuthException(this, expected, presented);
    }
}
