package carrick.alexa.amazon;

/** Why Carrick gave Amazon's tokens up. */
public enum Leaving {
    /** The event gateway said so: 403 {@code SKILL_DISABLED_EXCEPTION}. */
    SKILL_DISABLED,
    /** Login with Amazon refused the refresh token: the customer has left, or the messaging credentials are another skill's. */
    REFRESH_REFUSED,
    /** The link was given up on our side, or by a skill event. */
    LINK_ENDED
}
