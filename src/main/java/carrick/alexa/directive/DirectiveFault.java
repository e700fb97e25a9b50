package carrick.alexa.directive;

import static carrick.oauth.OAuthError.INVALID_GRANT;
import static carrick.oauth.OAuthError.INVALID_REQUEST;
import static carrick.oauth.OAuthError.SERVER_ERROR;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can be wrong with something that Alexa sent to the skill. */
public enum DirectiveFault implements Fault {
    DIRECTIVE_UNSUPPORTED(INVALID_REQUEST, "Carrick answers AcceptGrant and skill events, no other directives"),
    GRANT_TYPE_STRANGE(INVALID_REQUEST, "payload.grant.type is not OAuth2.AuthorizationCode"),
    GRANT_CODE_MISSING(INVALID_REQUEST, "payload.grant.code is missing"),
    GRANTEE_MISSING(INVALID_REQUEST, "payload.grantee.token is missing"),
    GRANTEE_UNKNOWN(INVALID_GRANT, "payload.grantee.token was not issued by this server"),
    GRANTEE_EXPIRED(INVALID_GRANT, "payload.grantee.token has expired"),
    GRANTEE_UNLINKED(INVALID_GRANT, "the link behind payload.grantee.token has ended"),
    GRANTEE_OF_OTHER_SKILL(INVALID_GRANT, "payload.grantee.token belongs to another skill than the forwarder"),
    SKILL_UNKNOWN(SERVER_ERROR, "the client is not set up as an Alexa skill that sends events"),
    ALEXA_USER_UNKNOWN(INVALID_REQUEST, "the event names no customer whose link is known here");

    private final OAuthError error;
    private final String description;

    DirectiveFault(OAuthError error, String description) {
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
