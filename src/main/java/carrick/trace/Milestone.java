package carrick.trace;

/** Facts no rule states, in the order in which a healthy link meets them. */
public enum Milestone {
    REQUEST_ACCEPTED,
    SIGNED_IN,
    CONSENT_REFUSED,
    CODE_ISSUED,
    TOKENS_ISSUED,
    EVENTS_GRANTED,
    FIRST_REFRESH,
    FIRST_EVENT,
    ENDED
}
