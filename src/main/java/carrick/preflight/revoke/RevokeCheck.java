package carrick.preflight.revoke;

import static carrick.preflight.exam.Saying.error;
import static carrick.preflight.exam.Saying.note;
import static carrick.preflight.exam.Saying.warning;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Saying;

/** What can be wrong with revocation. */
enum RevokeCheck implements Check {
    REVOCATION_MISSING(note(
            "There is a revocation endpoint.",
            "No revocation endpoint is known.",
            "Offer one, so that a link can be ended when the skill is disabled.",
            "RFC7009; alexa-contract 2.3")),
    UNKNOWN_TOKEN_REFUSED(warning(
            "Revoking an unknown token succeeds.",
            "Revoking an unknown token is answered with an error.",
            "Answer 200: the client can do nothing about it.",
            "RFC7009-2.2")),
    REVOCATION_FAILS(error(
            "A refresh token can be revoked.",
            "Revoking a refresh token is answered with an error.",
            "Answer 200.",
            "RFC7009-2.2")),
    REVOKED_TOKEN_LIVES(error(
            "A revoked refresh token is dead.",
            "A revoked refresh token still works.",
            "End the link when its refresh token is revoked.",
            "RFC7009-2"));

    private final Saying saying;

    RevokeCheck(Saying saying) {
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
