package carrick.preflight.event;

import static carrick.preflight.exam.Saying.error;
import static carrick.preflight.exam.Saying.warning;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Saying;

/** What can be wrong with who sends events. */
enum EventCheck implements Check {
    EVENT_TRIGGER_REFUSED(error(
            "A change of a device is taken.",
            "The address that is to make a device change refuses the request.",
            "Compare event_uri, event_body and event_authorization with what that address takes.",
            "alexa-contract 6")),
    EVENT_NOT_SENT(error(
            "A change of a device is reported to the event gateway.",
            "A device changed, and nothing came to the event gateway within 20 seconds: the Alexa app shows an old state.",
            "Send a ChangeReport to the gateway of the customer's region, with the access token from AcceptGrant.",
            "alexa-contract 6; 12, row 92")),
    EVENT_MALFORMED(error(
            "The event is as Amazon documents it.",
            "The event gateway refuses the event: its form, its token or its region is wrong.",
            "Send Amazon's access token, in the header and in the scope of the message, and the envelope that the schema of the smart home API demands.",
            "alexa-contract 6; 12, rows 97 to 99")),
    SECOND_HOUSEHOLD_MISSED(error(
            "A customer with two households is told in both.",
            "Of two households of the same customer only one gets the event: the tokens of the second took the place of the first one's.",
            "Keep Amazon's tokens per link, not per account.",
            "alexa-contract 12, row 72")),
    EVENT_LOST_IN_OUTAGE(error(
            "An event is sent again after a failure of the gateway.",
            "An event that the gateway answers with 503 is not sent again: it is lost.",
            "Store events before sending, and try again up to three times, at least a second apart, after 429, 500 and 503.",
            "alexa-contract 6")),
    EVENT_LOST_WHEN_THROTTLED(error(
            "An event is sent again after 429.",
            "An event that the gateway answers with 429 is not sent again: it is lost.",
            "Wait for as long as Retry-After says, at least a second, and send it again.",
            "alexa-contract 6")),
    EVENT_REPEATED_AT_ONCE(warning(
            "The next try waits for a second or more.",
            "An event is sent again within a second of a failure.",
            "Wait for at least a second, longer each time.",
            "alexa-contract 6; 12, row 96")),
    AMAZON_TOKEN_NOT_RENEWED(error(
            "An access token that the gateway refuses is renewed, and the event sent again.",
            "After 401 of the gateway the event is not sent again with a new access token: events stop an hour after linking.",
            "Refresh at Login with Amazon once, and send the event again once; better refresh before the hour is over.",
            "alexa-contract 6; 12, row 95")),
    REFUSED_EVENT_REPEATED(warning(
            "An event that the gateway refuses is not sent again.",
            "An event that the gateway answers with 400 is sent again, though it will never be taken.",
            "Give up after 400, 403 and 404, and log the answer.",
            "alexa-contract 12, row 96")),
    EVENT_SENT_AFTER_DISABLED(error(
            "After SKILL_DISABLED_EXCEPTION no more events are sent for that customer.",
            "Events go on after the gateway said that the customer disabled the skill.",
            "Delete Amazon's tokens of that customer at 403 with SKILL_DISABLED_EXCEPTION.",
            "alexa-contract 6; 12, row 93"));

    private final Saying saying;

    EventCheck(Saying saying) {
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
