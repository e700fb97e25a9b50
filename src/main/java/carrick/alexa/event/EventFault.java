package carrick.alexa.event;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can be wrong with an event that a device cloud posts. */
public enum EventFault implements Fault {
    EVENT_INVALID;

    @Override
    public OAuthError error() {
        return OAuthError.INVALID_REQUEST;
    }

    @Override
    public String description() {
        return "the event breaks a rule of the event gateway";
    }
}
