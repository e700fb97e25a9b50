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
    STAFF_REFUSED(409, "the staff cannot be changed like that");

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
