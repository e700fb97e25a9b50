package carrick.preflight.exchange;

import static carrick.preflight.exam.Saying.error;
import static carrick.preflight.exam.Saying.fatal;
import static carrick.preflight.exam.Saying.warning;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Saying;

/** What can be wrong with an answer that has tokens in it. */
public enum ShapeCheck implements Check {
    STATUS_NOT200(error(
            "The status is 200.",
            "The status of an answer with tokens is not 200.",
            "Answer 200.",
            "RFC6749-5.1; alexa-contract 12, row 61")),
    ANSWER_NOT_JSON(fatal(
            "The answer is JSON.",
            "The answer is not JSON.",
            "Answer a JSON object, whatever the Accept header says.",
            "alexa-contract 12, row 58")),
    TOKENS_NESTED(fatal(
            "The tokens stand at the top of the answer.",
            "The tokens are nested in another field.",
            "Put access_token and the others at the top level.",
            "alexa-contract 12, row 61")),
    CONTENT_TYPE_WRONG(error(
            "The type is application/json.",
            "The type is not application/json.",
            "Answer with Content-Type: application/json;charset=UTF-8.",
            "alexa-contract 12, row 58")),
    ANSWER_HAS_BOM(error(
            "The answer has no byte order mark.",
            "The answer begins with a byte order mark.",
            "Write UTF-8 without it.",
            "alexa-contract 12, row 58; RFC8259-8.1")),
    ANSWER_NOT_UTF8(error(
            "The answer is UTF-8.",
            "The answer is not UTF-8.",
            "Write UTF-8.",
            "RFC8259-8.1; alexa-contract 12, row 58")),
    ANSWER_COMPRESSED(error(
            "The answer is not compressed unasked.",
            "The answer is compressed, though nobody asked for it.",
            "Compress only where Accept-Encoding allows it.",
            "alexa-contract 12, row 58; RFC9110-12.5.3")),
    REFRESH_TOKEN_MISSING(fatal(
            "There is a refresh token.",
            "There is no refresh token: the link ends with the first access token.",
            "Let the client have refresh tokens; many servers want the scope offline_access for it.",
            "alexa-contract 12, row 59")),
    EXPIRES_IN_MISSING(error(
            "expires_in is there.",
            "expires_in is missing, and no default token expiration is entered.",
            "Send expires_in, or enter a default of 3600 in the Alexa console.",
            "alexa-contract 12, row 60")),
    EXPIRES_IN_NOT_A_NUMBER(error(
            "expires_in is a number.",
            "expires_in is not a number.",
            "Write it without quotes: \"expires_in\":3600.",
            "RFC6749-5.1; alexa-contract 12, row 60")),
    EXPIRES_IN_TOO_SHORT(error(
            "expires_in is 360 seconds or more.",
            "expires_in is below 360 seconds.",
            "Let access tokens live for 360 seconds or more, better an hour.",
            "alexa-contract 12, row 60")),
    TOKEN_TYPE_WRONG(error(
            "The token type is Bearer.",
            "The token type is missing, or is not Bearer.",
            "Send \"token_type\":\"Bearer\".",
            "alexa-contract 12, row 63")),
    ACCESS_TOKEN_LONG(warning(
            "The access token is short enough.",
            "The access token is longer than 2,048 bytes.",
            "Leave claims out, or use an opaque token.",
            "alexa-contract 12, row 62")),
    REFRESH_TOKEN_LONG(warning(
            "The refresh token is short enough.",
            "The refresh token is longer than 2,048 bytes.",
            "Use an opaque token.",
            "alexa-contract 2.2")),
    TOKEN_CHARACTERS_ODD(error(
            "The access token can stand in a header.",
            "The access token has characters that cannot stand in an Authorization header.",
            "Use A-Z a-z 0-9 - . _ ~ + / and = at the end.",
            "RFC6750-2.1")),
    ANSWER_STORED(warning(
            "The answer is not stored.",
            "The answer may be stored: Cache-Control: no-store is missing.",
            "Send Cache-Control: no-store (and Pragma: no-cache).",
            "RFC6749-5.1")),
    JWT_EXPIRES_OTHERWISE(warning(
            "The token itself expires when expires_in says so.",
            "The token's own exp differs from expires_in by more than a minute.",
            "Let both say the same: Alexa goes by expires_in, the resource server by exp.",
            "alexa-contract 12, row 85")),
    JWT_HAS_PERSONAL_DATA(warning(
            "The token tells nobody who the customer is.",
            "The access token is a JWT with the customer's name or e-mail in it, which Amazon and every log on the way can read.",
            "Leave personal claims out of access tokens.",
            "RFC9068-6; alexa-contract 8"));

    private final Saying saying;

    ShapeCheck(Saying saying) {
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
