package carrick.alexa.amazon;

import static carrick.oauth.OAuthError.INVALID_GRANT;
import static carrick.oauth.OAuthError.SERVER_ERROR;
import static carrick.oauth.OAuthError.TEMPORARILY_UNAVAILABLE;
import static carrick.oauth.OAuthError.UNAUTHORIZED_CLIENT;
import static carrick.oauth.OAuthError.UNSUPPORTED_GRANT_TYPE;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** Why a code of Login with Amazon did not become tokens, or tokens that were held are worth nothing any more. */
public enum AmazonFault implements Fault {
    RECIPROCAL_GRANT_TYPE_STRANGE(UNSUPPORTED_GRANT_TYPE, "grant_type is not reciprocal_authorization_code"),
    RECIPROCAL_CLIENT_DIFFERS(INVALID_GRANT, "client_id is not the client of the access token"),
    MESSAGING_CREDENTIALS_MISSING(SERVER_ERROR, "the skill has no messaging client id and secret"),
    MESSAGING_CLIENT_ID_STRANGE(
            SERVER_ERROR, "the messaging client id of the skill does not begin with amzn1.application-oa2-client."),
    AMAZON_REFUSED_CODE(INVALID_GRANT, "Login with Amazon refused the code"),
    AMAZON_REFUSED_CLIENT(SERVER_ERROR, "Login with Amazon refused the messaging credentials of the skill"),
    AMAZON_REFUSED_REQUEST(SERVER_ERROR, "Login with Amazon refused the request"),
    AMAZON_CODE_OF_OTHER_LINK(INVALID_GRANT, "the code has been used for another link"),
    AMAZON_TOO_LATE(INVALID_GRANT, "the link ended, or got newer tokens, before Amazon had answered"),
    AMAZON_TOKENS_UNREADABLE(SERVER_ERROR, "Amazon's tokens were encrypted under a master key that is not there"),
    RECIPROCAL_NOT_ALLOWED(
            UNAUTHORIZED_CLIENT, "the skill does not take reciprocal authorization, set reciprocal for it"),
    AMAZON_UNAVAILABLE(TEMPORARILY_UNAVAILABLE, "Login with Amazon did not answer"),
    AMAZON_SLOW(TEMPORARILY_UNAVAILABLE, "Login with Amazon has not answered yet, the same request may be sent again");

    private final OAuthError error;
    private final String description;

    AmazonFault(OAuthError error, String description) {
        this.error = error;
        this.description = description;
    }

    /** The fault that a definite no of Login with Amazon stands for (RFC6749-5.2). */
    static AmazonFault of(LoginWithAmazon.Refused refused) {
        return switch (refused.error()) {
            case "invalid_grant" -> AMAZON_REFUSED_CODE;
            case "invalid_client", "unauthorized_client" -> AMAZON_REFUSED_CLIENT;
            default -> AMAZON_REFUSED_REQUEST;
        };
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
