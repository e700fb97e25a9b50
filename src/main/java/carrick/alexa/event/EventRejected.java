package carrick.alexa.event;

import static carrick.alexa.event.EventFault.EVENT_INVALID;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/**
 * A fault of one event: the description tells the poster where and which rule. Both are our own words (RFC6749-5.2); of the event
 * nothing is repeated, for it may hold a token.
 *
 * @param path such as {@code events[3].event.header.messageId}
 * @param rule as it follows the path, such as {@code must be an object}
 */
record EventRejected(String path, String rule) implements Fault {

    @Override
    public String name() {
        return EVENT_INVALID.name();
    }

    @Override
    public OAuthError error() {
        return EVENT_INVALID.error();
    }

    @Override
    public int status() {
        return EVENT_INVALID.status();
    }

    @Override
    public String description() {
        return path + " " + rule;
    }
}
