package carrick.client;

import static carrick.oauth.OAuthError.INVALID_CLIENT;
import static carrick.oauth.OAuthError.INVALID_REQUEST;
import static carrick.oauth.OAuthError.TEMPORARILY_UNAVAILABLE;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** How a client can fail to prove who it is (RFC6749-2.3). */
public enum ClientFault implements Fault {
    CLIENT_CREDENTIALS_MISSING(
            INVALID_CLIENT, "client_id and client_secret are missing, send them by HTTP Basic or in the body"),
    CLIENT_CREDENTIALS_WRONG(INVALID_CLIENT, "client_id or client_secret is wrong"),
    BASIC_MALFORMED(INVALID_CLIENT, "the Authorization header is not Basic with base64 of client_id:client_secret"),
    CLIENT_THROTTLED(
            TEMPORARILY_UNAVAILABLE,
            429,
            "too many wrong credentials for this client came from this address, try again later"),
    TWO_CREDENTIALS(INVALID_REQUEST, "credentials came by HTTP Basic and in the body, send one of them"),
    TWO_CLIENT_IDS(INVALID_REQUEST, "client_id in the body is not the one of the Authorization header");

    private final OAuthError error;
    private final int status;
    private final String description;

    ClientFault(OAuthError error, String description) {
        this(error, error.status(), description);
    }

    ClientFault(OAuthError error, int status, String description) {
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
}
