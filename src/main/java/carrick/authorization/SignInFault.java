package carrick.authorization;

import static carrick.oauth.OAuthError.ACCESS_DENIED;
import static carrick.oauth.OAuthError.INVALID_REQUEST;
import static carrick.oauth.OAuthError.TEMPORARILY_UNAVAILABLE;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can go wrong at the login page. Customers read a page, clients hear nothing. */
public enum SignInFault implements Fault {
    SIGN_IN_WRONG(ACCESS_DENIED, "user name or password is wrong"),
    SIGN_IN_THROTTLED(ACCESS_DENIED, "too many failed tries from this address or for this account"),
    SECOND_FACTOR_WRONG(ACCESS_DENIED, "the second factor is wrong"),
    SECOND_FACTOR_THROTTLED(ACCESS_DENIED, "too many codes for this account were wrong"),
    SECOND_FACTOR_MISSING(ACCESS_DENIED, "accounts need a second factor here, and this one has none"),
    CUSTOMER_STORE_AWAY(TEMPORARILY_UNAVAILABLE, "the store that knows this customer does not answer"),
    UPSTREAM_AWAY(TEMPORARILY_UNAVAILABLE, "the OpenID provider at which this customer signs in does not answer"),
    UPSTREAM_REFUSED(ACCESS_DENIED, "the OpenID provider refused, or what it answered cannot be believed"),
    COOKIE_MISSING(INVALID_REQUEST, "the browser did not send the cookie that it was given with this request"),
    PAGE_EXPIRED(INVALID_REQUEST, "the page belongs to a request that is over, or was never made");

    private final OAuthError error;
    private final String description;

    SignInFault(OAuthError error, String description) {
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
