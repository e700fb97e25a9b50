package carrick.relay;

import static carrick.oauth.OAuthError.INVALID_CLIENT;
import static carrick.oauth.OAuthError.INVALID_GRANT;
import static carrick.oauth.OAuthError.INVALID_REQUEST;
import static carrick.oauth.OAuthError.SERVER_ERROR;
import static carrick.oauth.OAuthError.TEMPORARILY_UNAVAILABLE;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/**
 * What can be wrong with what passes a relay. Of the first five the answer is Carrick's own; of the others it is what the server behind
 * the relay answered, passed on as it came.
 */
public enum RelayFault implements Fault {
    RELAY_OFF(TEMPORARILY_UNAVAILABLE, 503, "the relay at this address is switched off"),
    RELAY_BUSY(TEMPORARILY_UNAVAILABLE, 503, "as many requests as may be are on their way through this relay"),
    RELAY_BODY_UNREADABLE(INVALID_REQUEST, 400, "the request body is not UTF-8"),
    RELAYED_UNREACHABLE(SERVER_ERROR, 502, "the server behind this relay did not answer"),
    RELAYED_METHOD_WRONG(INVALID_REQUEST, 405, "this address of the relay does not answer that HTTP method"),
    RELAYED_CLIENT_REFUSED(INVALID_CLIENT, 401, "the server behind this relay refused the client"),
    RELAYED_CODE_REFUSED(INVALID_GRANT, 400, "the server behind this relay refused the code"),
    RELAYED_REFRESH_TOKEN_REFUSED(INVALID_GRANT, 400, "the server behind this relay refused the refresh token"),
    RELAYED_REQUEST_REFUSED(INVALID_REQUEST, 400, "the server behind this relay refused the request"),
    RELAYED_ANSWER_UNFIT(SERVER_ERROR, 502, "the server behind this relay answered in a form that Alexa does not take"),
    RELAYED_LATE(SERVER_ERROR, 504, "the server behind this relay answered later than Alexa waits");

    private final OAuthError error;
    private final int status;
    private final String description;

    RelayFault(OAuthError error, int status, String description) {
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

    /** The server's own challenge is passed on; Carrick has none to add. */
    @Override
    public String challenge() {
        return null;
    }
}
