package carrick.authorization;

import static carrick.oauth.OAuthError.ACCESS_DENIED;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can go wrong at the login page. Customers read a page, clients hear nothing. */
public enum SignInFault implements Fault {
    SIGN_IN_WRONG("user name or password is wrong"),
    SIGN_IN_THROTTLED("too many failed tries from this address or for this account");

    private final String description;

    SignInFault(String description) {
        this.description = description;
    }

    @Override
    public OAuthError error() {
        return ACCESS_DENIED;
    }

    @Override
    public String description() {
        return description;
    }
}
