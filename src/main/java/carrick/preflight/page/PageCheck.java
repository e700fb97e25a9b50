package carrick.preflight.page;

import static carrick.preflight.exam.Saying.error;
import static carrick.preflight.exam.Saying.note;
import static carrick.preflight.exam.Saying.warning;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Saying;

/** What a page can have that does not work inside the Alexa app, or should not be there. */
enum PageCheck implements Check {
    DOMAIN_MISSING(error(
            "Every host that the page loads from is in the Domain List.",
            "The page loads from hosts that are not in the skill's Domain List: in the app it stays white, or opens another browser.",
            "Enter the hosts below in the Domain List of the Alexa console; a domain does not cover those below it.",
            "alexa-contract 1.1, 12 row 29")),
    SOCIAL_SIGN_IN(warning(
            "The page offers no sign-in that refuses embedded browsers.",
            "The page offers to sign in with somebody who refuses embedded browsers.",
            "Offer another way, and add the provider's hosts to the Domain List. Google refuses web views altogether.",
            "alexa-contract 12, row 30")),
    WINDOW_OPENED(warning(
            "The page opens no window.",
            "The page opens windows (window.open, target=_blank), which the app does not show.",
            "Open everything in the page itself.",
            "alexa-contract 1.1, 12 row 31")),
    ALERT_SHOWN(warning(
            "The page shows no alert.",
            "The page uses alert, confirm or prompt, which the app does not show.",
            "Show errors in the page.",
            "alexa-contract 1.1, 12 row 31")),
    FORM_ACTION_BLOCKS(error(
            "No Content-Security-Policy stands in the way of the redirect.",
            "The form-action of the Content-Security-Policy does not allow the redirect to Amazon: Chrome and Safari stop there, without a word.",
            "Add Alexa's three hosts to form-action on every page of the way, or leave form-action out there.",
            "alexa-contract 12, row 32")),
    FRAME_FOREIGN(warning(
            "There is no frame of another host.",
            "The page has a frame of another host.",
            "Do without, or add the host to the Domain List and test it in the app.",
            "alexa-contract 1.1")),
    FRAMING_ALLOWED(warning(
            "The page cannot be framed.",
            "Any site can put the page into a frame and have its buttons clicked.",
            "Send Content-Security-Policy: frame-ancestors 'none' (and X-Frame-Options: DENY).",
            "RFC9700-4.16; RFC6749-10.13")),
    OPENER_POLICY_SET(note(
            "No Cross-Origin-Opener-Policy parts the page from who opened it.",
            "A Cross-Origin-Opener-Policy is set. It is harmless in a web view, and breaks sign-in in a pop-up.",
            "Nothing, unless the page signs in through a pop-up.",
            "alexa-contract 12, row 35")),
    COOKIE_STRICT(warning(
            "No cookie is SameSite=Strict.",
            "A cookie is SameSite=Strict: after a detour over another site it is not sent, and the sign-in is lost.",
            "Use SameSite=Lax for the cookie of the sign-in.",
            "alexa-contract 12, row 33")),
    COOKIE_NOT_SECURE(warning(
            "Every cookie is Secure.",
            "A cookie is not Secure.",
            "Mark it Secure; with SameSite=None a browser refuses it otherwise.",
            "RFC6265-4.1.2.5")),
    COOKIE_NOT_HTTP_ONLY(note(
            "Every cookie is HttpOnly.",
            "A cookie can be read by scripts.",
            "Mark it HttpOnly, unless a script has to read it.",
            "RFC6265-4.1.2.6")),
    STORAGE_USED(note(
            "The page keeps nothing in the browser's storage.",
            "The page's scripts use localStorage or sessionStorage, which a private web view may refuse.",
            "See that it works without.",
            "alexa-contract 12, row 33")),
    PAGE_HEAVY(warning(
            "The page is light.",
            "Page and scripts are larger than a megabyte.",
            "Make it lighter: it is opened on phones.",
            "alexa-contract 1.1")),
    VIEWPORT_MISSING(warning(
            "The page says that it suits a phone.",
            "The page has no viewport, or a fixed width: on a phone it is tiny, or scrolls sideways.",
            "Add <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">, and look at it at 320 pixels.",
            "alexa-contract 1.1")),
    WIDTH_FIXED(note(
            "Nothing on the page is wider than a phone by its own account.",
            "An element is given a width of more than 320 pixels.",
            "Use max-width, and look at the page at 320 pixels.",
            "alexa-contract 1.1")),
    LANGUAGE_MISSING(note(
            "The page says its language.",
            "The page does not say its language.",
            "Set lang on the html element.",
            "WCAG 3.1.1")),
    LANGUAGE_IGNORED(note(
            "The page speaks the customer's language.",
            "The page is the same for customers who read German, Japanese and English.",
            "Follow Accept-Language: Alexa sends no other sign of the customer's language.",
            "alexa-contract 1.2")),
    CONTENT_MIXED(error(
            "Everything on the page comes by https.",
            "The page loads something by http, which browsers block.",
            "Load it by https.",
            "W3C Mixed Content")),
    SCRIPT_NEEDED(note(
            "The page works without script.",
            "The page has no form without script.",
            "Nothing, as a rule; a page without script cannot fail for one.",
            "alexa-contract 1.1")),
    PAGE_STORED(warning(
            "The page is not stored.",
            "The page may be stored by browsers and proxies.",
            "Send Cache-Control: no-store.",
            "RFC6819-5.1.6")),
    REFERRER_SENT(warning(
            "The page's address is not handed on.",
            "The page has links or loads to other hosts, and lets browsers tell them its address.",
            "Send Referrer-Policy: no-referrer (or same-origin).",
            "RFC9700-4.2.4")),
    PRIVACY_LINK_DEAD(error(
            "The privacy policy can be opened.",
            "The privacy policy cannot be opened.",
            "Correct the link: certification refuses the skill otherwise.",
            "alexa-contract 8, 12 row 108")),
    TERMS_LINK_DEAD(error(
            "The terms of use can be opened.",
            "The terms of use cannot be opened.",
            "Correct the link: certification refuses the skill otherwise.",
            "alexa-contract 8, 12 row 108"));

    private final Saying saying;

    PageCheck(Saying saying) {
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
