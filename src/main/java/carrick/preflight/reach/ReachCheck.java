package carrick.preflight.reach;

import static carrick.preflight.exam.Saying.error;
import static carrick.preflight.exam.Saying.fatal;
import static carrick.preflight.exam.Saying.note;
import static carrick.preflight.exam.Saying.warning;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Saying;

/** What keeps Amazon out. */
enum ReachCheck implements Check {
    NAME_UNKNOWN(fatal(
            "The names resolve.",
            "A host name has no address.",
            "Correct the name, or publish it in public DNS.",
            "alexa-contract 12, row 10")),
    ADDRESS_IS_PRIVATE(error(
            "The addresses are public.",
            "A host name leads to an address that only an inner network can reach.",
            "Publish a public address: Amazon's servers resolve the name from outside. (In a rehearsal on your own network this is to be expected.)",
            "alexa-contract 12, row 10")),
    PORT_CLOSED(fatal(
            "The port is open.",
            "Nothing answers at the port.",
            "Start the server, or open the firewall for everybody: Amazon's addresses change.",
            "alexa-contract 12, rows 4 and 5")),
    IPV6_DEAD(error(
            "Every published address answers.",
            "One of the published addresses does not answer, so linking fails now and then.",
            "Take the dead address out of DNS (often an AAAA record), or let the server listen there.",
            "alexa-contract 12, row 8")),
    TLS_FAILS(fatal(
            "TLS is spoken.",
            "No TLS connection can be made.",
            "Look at the server's TLS configuration; SNI, ciphers and protocol must suit an ordinary client.",
            "alexa-contract 12, row 7")),
    CERTIFICATE_EXPIRED(fatal(
            "The certificate is in its time.",
            "The certificate has expired, or is not valid yet.",
            "Renew it, and see to it that renewal reloads the server.",
            "alexa-contract 12, row 1")),
    CERTIFICATE_NAME_DIFFERS(fatal(
            "The certificate is for this host.",
            "The certificate is for another host name.",
            "Get a certificate that names this host among its subject alternative names.",
            "alexa-contract 12, rows 1 and 109")),
    INTERMEDIATE_MISSING(fatal(
            "The chain is complete.",
            "The server sends its certificate without the intermediate one. Browsers find that by themselves; Amazon's servers do not.",
            "Configure the full chain (fullchain.pem), the server's certificate first.",
            "alexa-contract 12, row 2")),
    CERTIFICATE_UNTRUSTED(fatal(
            "The certificate is trusted by those who know nothing of you.",
            "The certificate is not signed by a public authority.",
            "Use a certificate of an authority on Amazon's list; self-signed ones and those of a company's own authority are refused.",
            "alexa-contract 12, row 1")),
    CERTIFICATE_EXPIRES_SOON(warning(
            "The certificate is good for another 30 days.",
            "The certificate expires within 30 days.",
            "Renew it now. On that day every link stops being refreshed.",
            "alexa-contract 12, row 1")),
    CERTIFICATE_OF_LETS_ENCRYPT(note(
            "The issuer is not one that Amazon's documents ever ruled out.",
            "The issuer is Let's Encrypt.",
            "Nothing, as a rule: an older text of Amazon's ruled it out, today's does not, and it works.",
            "alexa-contract 12, row 3")),
    TLS12_MISSING(error(
            "TLS 1.2 is accepted.",
            "TLS 1.2 is refused.",
            "Accept TLS 1.2 beside 1.3: not every client of Amazon's speaks more.",
            "alexa-contract 12, row 7")),
    HTTP11_FAILS(fatal(
            "HTTP/1.1 is answered.",
            "A request in HTTP/1.1 gets no answer.",
            "Let the front server speak HTTP/1.1 beside HTTP/2.",
            "alexa-contract 12, row 7")),
    TOKEN_URI_REDIRECTS(fatal(
            "The token URI answers by itself.",
            "The token URI redirects. A redirected POST becomes a GET, and the code is lost.",
            "Enter the address at the end of the redirect: with https, the right host, and the slash where one belongs.",
            "alexa-contract 12, row 9")),
    TOKEN_URI_MISSING(fatal(
            "There is something at the token URI.",
            "There is nothing that takes a POST at the token URI.",
            "Correct the access token URI; the server's metadata names it as token_endpoint.",
            "alexa-contract 12, row 27")),
    BOT_WALL(fatal(
            "No bot protection stands before the token URI.",
            "Bot protection answers in the server's place: Amazon's servers run no script and keep no cookie.",
            "Let POSTs to the token URI through (Cloudflare: a rule that skips Bot Fight Mode for that path).",
            "alexa-contract 12, row 6")),
    AGENT_REFUSED(error(
            "The Alexa app's browser is let in.",
            "A request with the user agent of the Alexa app is refused, while another one is not.",
            "Do not filter by user agent: those of Amazon change.",
            "alexa-contract 1.2, 12 row 6")),
    CLOCK_WRONG(warning(
            "The server's clock agrees with ours.",
            "The server's clock is off by more than a minute.",
            "Synchronise it (NTP): tokens would expire too early or too late.",
            "alexa-contract 12, row 86"));

    private final Saying saying;

    ReachCheck(Saying saying) {
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
