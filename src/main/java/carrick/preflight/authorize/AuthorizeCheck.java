package carrick.preflight.authorize;

import static carrick.preflight.exam.Saying.error;
import static carrick.preflight.exam.Saying.fatal;
import static carrick.preflight.exam.Saying.note;
import static carrick.preflight.exam.Saying.warning;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Saying;

/** What can be wrong with an answer to an authorization request. */
enum AuthorizeCheck implements Check {
    REQUEST_REFUSED(fatal(
            "Alexa's request is accepted.",
            "The request that Alexa will send is refused.",
            "Read the answer below: as a rule the client id, the redirect URI or a scope is registered differently from what the Alexa console has.",
            "alexa-contract 12, rows 12, 16 and 21")),
    REGION_REFUSED(error(
            "All of Alexa's redirect URIs are accepted.",
            "A redirect URI of Alexa's is refused: the customers of that region cannot link.",
            "Register every redirect URI that the Alexa console shows, character by character.",
            "alexa-contract 12, row 12")),
    FOREIGN_REDIRECT_ACCEPTED(error(
            "A foreign redirect URI is refused.",
            "A redirect URI that nobody registered is accepted: codes can be sent to anybody.",
            "Compare redirect URIs with the registered ones character by character.",
            "RFC9700-2.1; RFC6749-10.6")),
    LONGER_REDIRECT_ACCEPTED(error(
            "A redirect URI that only begins like a registered one is refused.",
            "A redirect URI that only begins like a registered one is accepted.",
            "Compare the whole of it, not a prefix or a pattern.",
            "RFC9700-2.1; alexa-contract 12, row 15")),
    SLASH_REDIRECT_ACCEPTED(warning(
            "A redirect URI with one more slash is refused.",
            "A redirect URI with one more slash is accepted.",
            "Compare character by character.",
            "RFC9700-2.1; alexa-contract 12, row 15")),
    UNKNOWN_CLIENT_REDIRECTED(error(
            "An unknown client is told on a page.",
            "A request of an unknown client is answered by a redirect, or with a page to sign in.",
            "Show a page that names the mistake, and redirect nowhere: there is no redirect URI to trust.",
            "RFC6749-4.1.2.1")),
    SCOPE_REQUIRED(warning(
            "A request without scope is accepted.",
            "A request without scope is refused.",
            "Give the client a default scope: where the console has none, Alexa leaves the parameter out.",
            "alexa-contract 12, row 21; RFC6749-3.3")),
    SCOPE_REFUSED(error(
            "Each configured scope is accepted by itself.",
            "A configured scope is refused.",
            "Allow it for this client, or take it out of the Alexa console.",
            "alexa-contract 12, row 21")),
    PLUS_IN_SCOPE_REFUSED(error(
            "Scopes may be parted by + as well as by %20.",
            "Scopes that are parted by + are refused.",
            "Decode the query as a form: + is a blank.",
            "alexa-contract 1.2; WHATWG URL, application/x-www-form-urlencoded")),
    PKCE_REFUSED(error(
            "A request with PKCE is accepted.",
            "A request with code_challenge is refused.",
            "Implement PKCE with S256, or at least ignore what is not known (RFC6749-3.1).",
            "alexa-contract 12, row 24; RFC7636")),
    PKCE_REQUIRED(error(
            "A request without PKCE is accepted.",
            "The server demands PKCE, and it is not switched on in the Alexa console.",
            "Switch PKCE on in the Alexa console (recommended), or let this client do without.",
            "alexa-contract 12, row 25")),
    PLAIN_CHALLENGE_ACCEPTED(note(
            "The method plain is refused.",
            "The code challenge method plain is accepted, which protects nothing.",
            "Allow S256 alone.",
            "RFC9700-2.1.1")),
    STATE_OF737_REFUSED(error(
            "A state of 737 characters is accepted.",
            "A state of 737 characters is refused. Alexa has sent such.",
            "Accept 4,096 characters, and a URL of 8 KiB in every proxy before the server.",
            "alexa-contract 1.5, 12 row 18")),
    STATE_OF1108_REFUSED(error(
            "A state of 1,108 characters is accepted.",
            "A state of 1,108 characters is refused. Alexa sends such today.",
            "Accept 4,096 characters, and a URL of 8 KiB in every proxy before the server.",
            "alexa-contract 1.5, 12 row 18")),
    STATE_OF2048_REFUSED(warning(
            "A state of 2,048 characters is accepted.",
            "A state of 2,048 characters is refused. Alexa's has grown twice.",
            "Accept 4,096 characters, and a URL of 8 KiB in every proxy before the server.",
            "alexa-contract 1.5, 12 row 18")),
    ODD_STATE_REFUSED(error(
            "A state with + / = % and blanks in it is accepted.",
            "A state with + / = % or blanks in it is refused.",
            "Take state as it comes: it is opaque, and means something to Alexa only.",
            "alexa-contract 12, row 19; RFC6749-A.5")),
    REPEATED_PARAMETER_ACCEPTED(warning(
            "A repeated parameter is refused.",
            "A request whose redirect_uri comes twice is accepted: which one counts is a matter of luck.",
            "Refuse it with invalid_request.",
            "RFC6749-3.1; alexa-contract 12, row 17")),
    UNKNOWN_PARAMETER_REFUSED(error(
            "Parameters that are not known are ignored.",
            "A request with a parameter that the server does not know is refused.",
            "Ignore it: Alexa may add some.",
            "RFC6749-3.1")),
    OPENID_DEMANDED(error(
            "The scope openid is not demanded.",
            "Only requests with the scope openid are accepted.",
            "Add openid to the scopes in the Alexa console, or let the client speak plain OAuth 2.0.",
            "alexa-contract 12, row 26")),
    NONCE_DEMANDED(error(
            "No nonce is demanded.",
            "Only requests with a nonce are accepted. Alexa sends none.",
            "Let the client speak plain OAuth 2.0.",
            "alexa-contract 12, row 26")),
    HEAD_FAILS(warning(
            "HEAD is answered like GET.",
            "HEAD is answered with an error.",
            "Answer it like GET without a body. Phones and link checkers send it before the page is opened.",
            "alexa-contract 12, row 28; RFC9110-9.3.2")),
    IMPLICIT_ACCEPTED(warning(
            "response_type=token is refused.",
            "response_type=token is accepted for this client.",
            "Switch the implicit grant off for this client.",
            "RFC9700-2.1.2")),
    ERROR_NOT_REDIRECTED(warning(
            "Errors go back to Alexa by redirect.",
            "An error is shown on a page of the server's own, where the customer is stuck.",
            "Once client and redirect URI are known, redirect with error and state.",
            "RFC6749-4.1.2.1")),
    ERROR_WITHOUT_STATE(error(
            "Errors carry the state.",
            "An error is sent back without the state, or with another one.",
            "Return state in every redirect, also with an error.",
            "RFC6749-4.1.2.1; alexa-contract 12, row 20")),
    COOKIES_LOOP(warning(
            "Without cookies the page says so, or does without.",
            "Without cookies the browser is redirected for ever.",
            "Notice that the cookie did not come back, and say so.",
            "alexa-contract 12, row 34")),
    PAGE_SLOW(warning(
            "The page comes in less than three seconds.",
            "The page takes longer than three seconds.",
            "Look for what is slow: customers give up, and phones are slower than this server.",
            "alexa-contract 1.1"));

    private final Saying saying;

    AuthorizeCheck(Saying saying) {
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
