package carrick.preflight.grant;

import static carrick.preflight.exam.Saying.error;
import static carrick.preflight.exam.Saying.warning;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Saying;

/** What can be wrong where directives go. */
enum GrantCheck implements Check {
    ACCEPT_GRANT_UNANSWERED(error(
            "AcceptGrant is answered.",
            "AcceptGrant is not answered. While Send Alexa Events is on, customers read that the skill could not be linked.",
            "Handle Alexa.Authorization AcceptGrant in the skill, or switch Send Alexa Events off.",
            "alexa-contract 5.1, 12 row 65")),
    ACCEPT_GRANT_MALFORMED(error(
            "The answer to AcceptGrant has the right form.",
            "The answer to AcceptGrant has the wrong form.",
            "Answer AcceptGrant.Response with an empty payload, or ErrorResponse with ACCEPT_GRANT_FAILED, both of namespace Alexa.Authorization and payloadVersion 3.",
            "alexa-contract 5.2, 12 row 66")),
    ACCEPT_GRANT_SLOW(error(
            "AcceptGrant is answered within 7 seconds.",
            "AcceptGrant takes longer than 7 seconds.",
            "Set the Lambda's time-out to 8 seconds, and give up Login with Amazon before.",
            "alexa-contract 5.2, 12 row 70")),
    ACCEPT_GRANT_LIES(error(
            "A code that Amazon refuses is answered with ACCEPT_GRANT_FAILED.",
            "A code that Amazon refuses is answered as if all were well: events will never work.",
            "Answer ErrorResponse with ACCEPT_GRANT_FAILED where the exchange failed.",
            "alexa-contract 12, row 73")),
    ACCEPT_GRANT_FAILS(error(
            "A good code is answered with AcceptGrant.Response.",
            "A good code is answered with an error.",
            "Look up the account by grantee.token, and exchange the code with the pair of Alexa Skill Messaging, as a form.",
            "alexa-contract 12, rows 67 to 69")),
    ACCEPT_GRANT_IMPATIENT(error(
            "AcceptGrant works while Login with Amazon takes three seconds.",
            "AcceptGrant fails where Login with Amazon takes three seconds.",
            "Give Login with Amazon five seconds, and the Lambda eight.",
            "alexa-contract 12, row 70")),
    ACCEPT_GRANT_TRIES_ONCE(warning(
            "A failure of Login with Amazon that passes is passed over.",
            "One 503 of Login with Amazon makes AcceptGrant fail, and the customer link again.",
            "Try once more within the time there is, where Login with Amazon failed by itself.",
            "alexa-contract 12, row 70")),
    UNKNOWN_GRANTEE_ACCEPTED(error(
            "A grantee that nobody knows is refused.",
            "AcceptGrant with an access token that nobody issued is answered as if all were well.",
            "Look the token up first.",
            "alexa-contract 12, row 69")),
    DIRECTIVE_TOKEN_MISREAD(error(
            "The customer's token is found wherever a directive carries it.",
            "A good token in payload.scope (Discover) or endpoint.scope (ReportState) is taken for a wrong one: Alexa unlinks the account.",
            "Read payload.scope.token in Discover, endpoint.scope.token elsewhere, payload.grantee.token in AcceptGrant.",
            "alexa-contract 12, row 91")),
    SKILL_EVENT_CRASHES(error(
            "A skill event is answered.",
            "A skill event makes the endpoint fail.",
            "Tell requests with request.type from directives.",
            "alexa-contract 7, 12 row 90"));

    private final Saying saying;

    GrantCheck(Saying saying) {
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
