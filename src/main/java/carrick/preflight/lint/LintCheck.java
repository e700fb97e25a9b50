package carrick.preflight.lint;

import static carrick.preflight.exam.Saying.error;
import static carrick.preflight.exam.Saying.fatal;
import static carrick.preflight.exam.Saying.note;
import static carrick.preflight.exam.Saying.warning;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Saying;

/** What is wrong as it was entered. */
enum LintCheck implements Check {
    URI_NOT_HTTPS(error(
            "Both URIs are https.",
            "A URI is not https.",
            "Alexa calls https only. Put TLS before the server and enter the https address.",
            "Amazon, account linking requirements (alexa-contract 1.1)")),
    PORT_IS_NOT443(warning(
            "Both URIs use port 443.",
            "A URI names another port than 443.",
            "Serve it at port 443. Some people report that other ports work and some that they do not; Amazon documents 443.",
            "alexa-contract 12, row 4")),
    HOST_IS_AN_ADDRESS(error(
            "Both URIs name a host.",
            "A URI has an IP address in place of a host name.",
            "Use a host name: no authority that Amazon trusts signs a certificate for such an address as a rule.",
            "alexa-contract 1.1")),
    URI_HAS_A_FRAGMENT(error(
            "Neither URI has a fragment.",
            "A URI has a fragment (#…).",
            "Take the part from # on out. An endpoint has none (RFC6749-3.1).",
            "RFC6749-3.1")),
    URI_HAS_USER_INFO(error(
            "Neither URI carries a user name.",
            "A URI carries a user name or password before the @.",
            "Take it out: client credentials have fields of their own in the developer console.",
            "RFC3986-3.2.1")),
    URIS_SWAPPED(fatal(
            "The URIs are not exchanged.",
            "Authorization URI and token URI look exchanged.",
            "Exchange the two fields in the developer console.",
            "alexa-contract 12, row 27")),
    PARAMETER_IN_AUTHORIZATION_URI(error(
            "The authorization URI sets no parameter that Alexa sends.",
            "The authorization URI has a parameter that Alexa sends as well, so it arrives twice.",
            "Take it out of the URI. A parameter must not come twice (RFC6749-3.1), and Alexa adds its own.",
            "alexa-contract 12, row 17; RFC6749-3.1")),
    SECRET_IN_TOKEN_URI(error(
            "The token URI carries no credentials.",
            "The token URI carries credentials in its query, where every log keeps them.",
            "Take them out; Alexa sends client_id and client_secret by itself.",
            "RFC6749-2.3.1; RFC9700-4.3")),
    TYPE_IS_NOT_AUTH_CODE(error(
            "The grant type is the authorization code.",
            "The grant type is implicit.",
            "Choose Auth Code Grant. Smart home, video and music skills accept nothing else, and without a refresh token every link ends with its first access token.",
            "alexa-contract 1.6, 12 row 23")),
    REDIRECT_HOST_UNKNOWN(error(
            "Every redirect URI is one of Alexa's.",
            "A redirect URI is not on one of Alexa's hosts, or not of their form.",
            "Copy the Alexa Redirect URLs from the developer console: their hosts are pitangui.amazon.com, layla.amazon.com and alexa.amazon.co.jp, and they end in /api/skill/link/ and the vendor id.",
            "alexa-contract 1.3, 12 row 13")),
    REGION_MISSING(error(
            "All three regions of Alexa have a redirect URI.",
            "A region of Alexa has no redirect URI: its customers cannot link.",
            "Register the redirect URI on all three hosts; which one Alexa uses depends on the customer's region.",
            "alexa-contract 12, row 12")),
    VENDOR_ID_DIFFERS(warning(
            "All redirect URIs end in one vendor id.",
            "The redirect URIs end in different vendor ids.",
            "Compare them with the developer console: one skill has one vendor id. The other may be of another developer account.",
            "alexa-contract 12, row 14")),
    CLIENT_ID_HAS_WHITESPACE(error(
            "The client id has no white space at its ends.",
            "The client id begins or ends with white space.",
            "Enter it again in both places, without the blank: it is compared character by character.",
            "alexa-contract 12, row 16")),
    SECRET_MISSING(fatal(
            "There is a client secret.",
            "There is no client secret.",
            "Enter one on both sides: Alexa always authenticates at the token URI.",
            "alexa-contract 2.1")),
    SECRET_HAS_SPECIAL_CHARACTERS(warning(
            "The client secret has letters, digits and - . _ ~ only.",
            "The client secret has characters that are read differently when they are encoded, such as + % : or a blank.",
            "Choose a secret of letters and digits. Whether Basic credentials are encoded first is read differently by different servers.",
            "alexa-contract 12, row 49")),
    SECRET_IS_SHORT(warning(
            "The client secret is long enough.",
            "The client secret is shorter than 20 characters.",
            "Use a random one of 32 characters or more, such as the output of: openssl rand -hex 24",
            "RFC6749-10.10")),
    SCOPE_MISSING(warning(
            "There is a scope.",
            "No scope is configured.",
            "Enter one: Amazon asks for it for smart home skills. A server should do without all the same.",
            "alexa-contract 3.1")),
    SCOPE_MALFORMED(error(
            "Every scope is one word.",
            "A scope has a comma or a blank in it.",
            "Enter each scope in a field of its own.",
            "alexa-contract 12, row 22; RFC6749-3.3")),
    TOO_MANY_SCOPES(error(
            "There are at most 15 scopes.",
            "There are more than 15 scopes.",
            "Amazon takes at most 15.",
            "alexa-contract 12, row 107")),
    TOO_MANY_DOMAINS(warning(
            "There are at most 15 domains.",
            "There are more than 15 domains.",
            "Amazon's documentation says 15, its console 30: stay below 15.",
            "alexa-contract 12, row 107")),
    DOMAIN_MALFORMED(error(
            "Every domain is a host name.",
            "A domain is written as an URL, or with a wildcard.",
            "Enter the host alone, such as id.example.com. It covers itself and nothing below it.",
            "alexa-contract 1.1")),
    DEFAULT_EXPIRATION_TOO_SHORT(error(
            "The default token expiration is 360 seconds or more, or not set.",
            "The default token expiration is below 360 seconds.",
            "Enter 360 or more, better 3600. It counts where a token answer has no expires_in.",
            "alexa-contract 2.2, 12 row 60")),
    MESSAGING_CLIENT_ID_WRONG(error(
            "The messaging client is one of Amazon's, and not the one of account linking.",
            "The client id for Send Alexa Events is not one that Amazon gives.",
            "Copy it from Build › Permissions › Alexa Skill Messaging. It begins with amzn1.application-oa2-client. and has nothing to do with the client of account linking.",
            "alexa-contract 12, row 67")),
    APP_REDIRECT_SET(note(
            "No app of yours takes part in linking.",
            "Redirect URIs of an app of your own are entered.",
            "Leave them out unless the app implements app-to-app linking: switched on without it, ordinary linking breaks.",
            "alexa-contract 12, row 104"));

    private final Saying saying;

    LintCheck(Saying saying) {
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
