package carrick.preflight.signin;

import static carrick.preflight.exam.Saying.error;
import static carrick.preflight.exam.Saying.fatal;
import static carrick.preflight.exam.Saying.note;
import static carrick.preflight.exam.Saying.warning;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Saying;

/** What can go wrong between the page and the redirect. */
enum SignInCheck implements Check {
    SIGN_IN_FAILS(fatal(
            "Signing in leads back to Alexa.",
            "Signing in does not lead back to Alexa.",
            "See below where it ended. Where the page needs a script or a second factor, leave user name and password empty and sign in by hand.",
            "alexa-contract 1.1")),
    SECOND_REQUEST_SPENDS(error(
            "A second request for the page disturbs nothing.",
            "After HEAD and a second GET of the same address, the sign-in fails.",
            "Let nothing be used up before the form is sent: phones open the address more than once.",
            "alexa-contract 12, row 28")),
    WRONG_PASSWORD_LEAVES(error(
            "A wrong password is told in the page.",
            "After a wrong password the page does not come again with an error in it.",
            "Show the form again with what was wrong, in the page itself.",
            "alexa-contract 1.1")),
    REFUSAL_MISSING(warning(
            "There is a way to refuse.",
            "No button or link to refuse was found.",
            "Offer one, and send the browser back with error=access_denied.",
            "alexa-contract 1.4, 12 row 40")),
    REFUSAL_DEAD_END(error(
            "Who refuses is sent back to Alexa.",
            "Who refuses is left on a page of the server.",
            "Redirect with error=access_denied and the state.",
            "alexa-contract 12, row 40; RFC6749-4.1.2.1")),
    REFUSAL_ERROR_WRONG(warning(
            "A refusal is access_denied.",
            "A refusal is sent back with another error than access_denied, or with none.",
            "Use access_denied.",
            "RFC6749-4.1.2.1")),
    REFUSAL_WITHOUT_STATE(error(
            "A refusal carries the state.",
            "A refusal is sent back without the state.",
            "Return state in every redirect.",
            "RFC6749-4.1.2.1")),
    REDIRECT_ELSEWHERE(error(
            "The redirect goes to the redirect URI of the request.",
            "The redirect goes to another address than the redirect URI of the request.",
            "Use the one that the request named: customers of other regions come from other hosts.",
            "alexa-contract 12, row 44")),
    REDIRECT_STATUS_WRONG(error(
            "The redirect is a 302 or 303.",
            "The redirect is no 302 or 303.",
            "Answer 303 (or 302). 307 and 308 would have the browser send the password to Amazon.",
            "RFC9700-4.12; alexa-contract 12, row 42")),
    CODE_IN_FRAGMENT(error(
            "The code is in the query.",
            "The code is in the fragment, which never reaches Amazon's server.",
            "Use response_mode=query for this client, the default of the code flow.",
            "alexa-contract 12, row 43")),
    STATE_MISSING(error(
            "The state comes back.",
            "The state does not come back.",
            "Return it in the redirect.",
            "alexa-contract 12, row 20; RFC6749-4.1.2")),
    STATE_ALTERED(error(
            "The state comes back byte for byte.",
            "The state comes back altered.",
            "Percent-encode it in the redirect: + and = and / must survive.",
            "alexa-contract 12, row 19")),
    CODE_LONG(warning(
            "The code is short.",
            "The code is longer than 512 characters.",
            "Use an opaque code; a JWT makes the address too long for Amazon now and then (HTTP 400).",
            "alexa-contract 12, row 41")),
    LOCATION_LONG(warning(
            "The address of the redirect is short enough.",
            "The address of the redirect is longer than 2,000 characters, without the state.",
            "Shorten the code, and leave other parameters out.",
            "alexa-contract 12, row 41")),
    PARAMETERS_ADDED(note(
            "Nothing but code, state and iss is sent back.",
            "More than code, state and iss is sent back.",
            "Nothing: Alexa ignores it. It makes the address longer.",
            "alexa-contract 12, row 45")),
    CODES_REPEAT(error(
            "Every sign-in has a code of its own.",
            "Two sign-ins were given the same code.",
            "Make each code from 128 bits of randomness or more, once.",
            "RFC6749-10.5")),
    ISSUER_WRONG(warning(
            "The iss that comes back is that of the metadata, or there is none.",
            "The iss that comes back differs from the issuer of the metadata.",
            "Let both be the same: a client that checks it refuses the answer.",
            "RFC9207-2"));

    private final Saying saying;

    SignInCheck(Saying saying) {
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
