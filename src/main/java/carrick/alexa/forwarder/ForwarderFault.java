package carrick.alexa.forwarder;

import static carrick.oauth.OAuthError.INVALID_CLIENT;
import static carrick.oauth.OAuthError.INVALID_REQUEST;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** What can be wrong with what a forwarder sends, or with asking for one. */
public enum ForwarderFault implements Fault {
    SIGNATURE_MISSING(
            INVALID_CLIENT, "X-Carrick-Skill, X-Carrick-Region, X-Carrick-Time or X-Carrick-Signature is missing"),
    SIGNATURE_WRONG(INVALID_CLIENT, "X-Carrick-Signature is not the one of this skill, time, region and body"),
    SIGNATURE_OLD(INVALID_CLIENT, "X-Carrick-Time is more than five minutes away from the time of this server"),
    SKILL_ID_MALFORMED(INVALID_REQUEST, "skill_id is not the id of an Alexa skill, which begins with amzn1.ask.skill.");

    private final OAuthError error;
    private final String description;

    ForwarderFault(OAuthError error, String description) {
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
