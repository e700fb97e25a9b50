package carrick.preflight.exchange;

import static carrick.preflight.exam.Saying.error;
import static carrick.preflight.exam.Saying.fatal;
import static carrick.preflight.exam.Saying.note;
import static carrick.preflight.exam.Saying.warning;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Saying;

/** What can be wrong with the exchange of a code. The shape of the answer is {@link ShapeCheck}'s. */
enum ExchangeCheck implements Check {
    CREDENTIALS_REFUSED(fatal(
            "Client id and secret are accepted.",
            "Client id and secret are refused, in the header as well as in the body.",
            "Enter the secret again on both sides. A copy from development to live keeps the old one.",
            "alexa-contract 12, rows 16 and 50")),
    SCHEME_REFUSED(fatal(
            "The configured way to send the credentials is accepted.",
            "The credentials are accepted, but not in the way that is configured.",
            "Choose the other authentication scheme in the Alexa console, or allow this one for the client.",
            "alexa-contract 12, row 47")),
    OTHER_SCHEME_REFUSED(note(
            "Credentials are accepted in the header and in the body.",
            "Credentials are accepted in one way only.",
            "Accept both: then the choice in the Alexa console cannot be wrong.",
            "alexa-contract 12, row 47")),
    CLIENT_ID_BESIDE_BASIC_REFUSED(error(
            "A client_id in the body beside Basic credentials does no harm.",
            "Basic credentials are refused where client_id is in the body as well. Amazon sends it.",
            "Ignore client_id in the body where it is the same.",
            "alexa-contract 2.1, 12 row 48")),
    CHARSET_REFUSED(fatal(
            "Content-Type with a charset is accepted.",
            "Content-Type: application/x-www-form-urlencoded;charset=UTF-8 is refused. Amazon sends it so.",
            "Read the media type without its parameters.",
            "alexa-contract 12, row 51")),
    WRONG_SECRET_ACCEPTED(error(
            "A wrong secret is refused.",
            "A wrong secret is accepted.",
            "Compare the secret: whoever finds a code has the customer's link otherwise.",
            "RFC6749-3.2.1")),
    WRONG_CLIENT_ANSWER_ODD(warning(
            "A wrong secret is answered with invalid_client.",
            "A wrong secret is answered with something else than 401 and invalid_client.",
            "Answer 401 (or 400) with {\"error\":\"invalid_client\"}.",
            "RFC6749-5.2")),
    UNKNOWN_CODE_ANSWER_ODD(error(
            "An unknown code is answered with invalid_grant.",
            "An unknown code is answered with something else than 400 and invalid_grant in JSON.",
            "Answer 400 with {\"error\":\"invalid_grant\"}: not 200, not 500, not a page.",
            "RFC6749-5.2; alexa-contract 12, row 64")),
    GRANT_TYPE_ANSWER_ODD(warning(
            "A grant type that does not exist is answered with unsupported_grant_type.",
            "A grant type that does not exist is answered with something else than 400 and unsupported_grant_type.",
            "Answer 400 with {\"error\":\"unsupported_grant_type\"}.",
            "RFC6749-5.2")),
    EMPTY_REQUEST_ANSWER_ODD(warning(
            "A request without grant_type is answered with an error in JSON.",
            "A request without grant_type is answered with something else than 400 and an error in JSON.",
            "Answer 400 with {\"error\":\"invalid_request\"}.",
            "RFC6749-5.2")),
    GET_ACCEPTED(warning(
            "GET is refused.",
            "GET is accepted at the token URI, where codes and secrets would get into logs.",
            "Answer 405 to anything but POST.",
            "RFC6749-3.2")),
    EXCHANGE_REFUSED(fatal(
            "A code is exchanged for tokens.",
            "A code that has just been issued is refused.",
            "Read the answer below. Often the redirect URI is compared with another one than was sent, or the code is not known to every node.",
            "alexa-contract 12, rows 52, 55")),
    CODE_UNKNOWN_NOW_AND_THEN(error(
            "Every code can be exchanged over any connection.",
            "Some codes are refused that have just been issued: nodes do not share them.",
            "Keep codes where every node finds them.",
            "alexa-contract 12, row 55")),
    REDIRECT_URI_REQUIRED(note(
            "A code can be exchanged without redirect_uri.",
            "A code cannot be exchanged without redirect_uri.",
            "Nothing as a rule: RFC6749 demands it, and Amazon's servers send it. Amazon's own sample leaves it out.",
            "alexa-contract 12, row 53")),
    OTHER_REDIRECT_URI_ACCEPTED(error(
            "A code is refused with another redirect_uri.",
            "A code is exchanged with another redirect_uri than it was issued for.",
            "Compare the two (RFC6749-4.1.3).",
            "RFC6749-4.1.3; alexa-contract 12, row 52")),
    WRONG_VERIFIER_ACCEPTED(error(
            "A wrong code_verifier is refused.",
            "A wrong code_verifier is accepted: PKCE is not checked.",
            "Check it where the request had a code_challenge.",
            "RFC7636-4.6; alexa-contract 12, row 24")),
    VERIFIER_MISSING_ACCEPTED(error(
            "A missing code_verifier is refused.",
            "A code whose request had a code_challenge is exchanged without code_verifier.",
            "Demand it where the request had a code_challenge.",
            "RFC7636-4.6; RFC9700-4.8.2")),
    REPLAY_KILLS_TOKENS(warning(
            "A code that comes twice within a second does not end the link.",
            "A code that comes twice within a second ends the tokens that were issued for it. Alexa repeats a request whose answer was late.",
            "Tolerate a second use within some seconds: refuse it, and let the first tokens live.",
            "alexa-contract 2.3, 12 row 56")),
    CODE_REUSABLE(
            error("A code is good once.", "A code can be exchanged again and again.", "Use it up.", "RFC6749-4.1.2")),
    CODE_EXPIRES_EARLY(warning(
            "A code is good for 30 seconds.",
            "A code is refused after 30 seconds.",
            "Let codes live for a minute or more, ten at most.",
            "alexa-contract 12, row 54")),
    ANSWER_TOO_SLOW(error(
            "Every answer came within 4.5 seconds.",
            "An answer took longer than 4.5 seconds. Alexa gives up then.",
            "Find what is slow: cold starts, password hashes of client secrets, remote calls.",
            "alexa-contract 2.2, 12 row 57")),
    ANSWER_SLOW(warning(
            "Nearly every answer came within two seconds.",
            "Many answers took longer than two seconds, of the 4.5 that Alexa waits.",
            "Find what is slow before it has more to do.",
            "alexa-contract 12, row 57")),
    COLD_ANSWER_SLOW(error(
            "The first answer after a minute of silence came within 4.5 seconds.",
            "The first answer after a minute of silence took longer than 4.5 seconds.",
            "Keep an instance warm.",
            "alexa-contract 12, row 11"));

    private final Saying saying;

    ExchangeCheck(Saying saying) {
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
