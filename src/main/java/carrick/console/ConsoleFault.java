package carrick.console;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can be wrong with a question to the console's data, besides the token that comes with it. */
public enum ConsoleFault implements Fault {
    ATTEMPT_UNKNOWN(404, "there is no attempt with that number, or its trace has been deleted"),
    FILTER_MALFORMED(400, "a filter cannot be read"),
    ACCOUNT_MISSING(400, "say whose traces are to be erased: account"),
    ROLE_MALFORMED(400, "role must be admin or support"),
    STAFF_UNKNOWN(404, "nobody of the staff has that user name"),
    STAFF_REFUSED(409, "the staff cannot be changed like that"),
    CLIENT_UNREGISTERED(404, "there is no client with that id"),
    CLIENT_TAKEN(409, "there is a client with that id already"),
    DECLARATION_REFUSED(400, "the client cannot be like that"),
    COMPARISON_MALFORMED(400, "this is not what ask smapi get-account-linking-info prints"),
    USERNAME_MISSING(400, "say how the user name begins: username"),
    ACCOUNT_UNKNOWN(404, "there is no account with that user name"),
    LINK_UNKNOWN(404, "there is no link with that number"),
    PREFLIGHT_UNKNOWN(404, "there is no preflight with that number"),
    PREFLIGHTS_BUSY(409, "two preflights are under way on this server, which is as many as it makes at once"),
    TARGET_MALFORMED(400, "what is to be looked at cannot be read"),
    REDIRECT_UNEXPECTED(409, "no preflight waits for that redirect"),
    RELAY_UNKNOWN(404, "there is no relay with that handle"),
    RELAY_ON(409, "the relay is on: switch it off before it is removed"),
    DELIVERY_NOT_FAILED(409, "there is no such delivery, or it waits or has arrived");

    private final int status;
    private final String description;

    ConsoleFault(int status, String description) {
        this.status = status;
        this.description = description;
    }

    @Override
    public OAuthError error() {
        return OAuthError.INVALID_REQUEST;
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
