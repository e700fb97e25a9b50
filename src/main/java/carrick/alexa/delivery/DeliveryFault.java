package carrick.alexa.delivery;

import static carrick.oauth.OAuthError.ACCESS_DENIED;
import static carrick.oauth.OAuthError.INVALID_REQUEST;
import static carrick.oauth.OAuthError.TEMPORARILY_UNAVAILABLE;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** Why events were not taken, and why one that was taken did not arrive: the gateway's reasons in our words. */
public enum DeliveryFault implements Fault {
    EVENTS_MISSING(INVALID_REQUEST, 400, "send one message as event, or several as events, not both"),
    TOO_MANY_EVENTS(INVALID_REQUEST, 413, "a batch has at most 300 events"),
    RECIPIENT_MISSING(INVALID_REQUEST, 400, "name one recipient: account, sub, grant or family"),
    SKILL_NOT_NAMED(INVALID_REQUEST, 400, "skill must be the client id of a skill, as a text"),
    RECIPIENT_UNKNOWN(INVALID_REQUEST, 404, "there is no such account, grant or family"),
    EVENT_UNKNOWN(INVALID_REQUEST, 404, "this client has posted no such event, or it is older than the retention"),
    GATEWAY_FOUND_EVENT_INVALID(INVALID_REQUEST, 400, "the event gateway finds the event invalid"),
    GATEWAY_FOUND_EVENT_TOO_LARGE(INVALID_REQUEST, 413, "the event gateway finds the event too large"),
    GATEWAY_REFUSED_TOKEN(ACCESS_DENIED, 403, "the event gateway refused the token twice"),
    GATEWAY_MISSES_PERMISSION(ACCESS_DENIED, 403, "the token lacks the permission to send events"),
    SKILL_NEVER_ENABLED(ACCESS_DENIED, 403, "no region knows the customer to have enabled the skill"),
    SKILL_DISABLED(ACCESS_DENIED, 403, "the customer has disabled the skill"),
    SKILL_NOT_FOUND(ACCESS_DENIED, 403, "the gateway does not find the skill or the account of the token"),
    GATEWAY_REFUSED(ACCESS_DENIED, 403, "the event gateway refused the event"),
    GATEWAY_THROTTLES(TEMPORARILY_UNAVAILABLE, 503, "the event gateway takes no more for the moment"),
    GATEWAY_UNAVAILABLE(TEMPORARILY_UNAVAILABLE, 503, "the event gateway did not answer, or failed"),
    EVENT_TOO_OLD(TEMPORARILY_UNAVAILABLE, 503, "the event waited for longer than an event lives"),
    AMAZON_GRANT_MISSING(ACCESS_DENIED, 403, "Amazon never granted events for the link"),
    AMAZON_GRANT_GONE(ACCESS_DENIED, 403, "Amazon's tokens for the link are gone"),
    LINK_GONE(ACCESS_DENIED, 403, "the link has ended");

    private final OAuthError error;
    private final int status;
    private final String description;

    DeliveryFault(OAuthError error, int status, String description) {
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
