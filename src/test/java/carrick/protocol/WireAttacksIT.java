package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.TestClients;
import carrick.support.Wire;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done to a server with nothing but a connection: hosts, methods, paths, headers and bodies that no client would send. */
class WireAttacksIT {

    private static final String CREDENTIALS =
            "Authorization: " + Alexa.basic("skill", TestClients.skill().secret());
    private static final String REFRESH = "grant_type=refresh_token&refresh_token=x";

    private final Wire wire = Wire.toShared();

    /** No address is ever made of what the caller calls this server. */
    @Nested
    class HostHeader {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/account",
                    "/resources",
                    "/account/login",
                    "/oauth",
                    "/oauth/authorize",
                    "/stand-in",
                    "/demo",
                    "/nothing",
                    "/WEB-INF",
                    "/.well-known/oauth-authorization-server"
                })
        void ofAnotherIsNeverRepeated(String path) {
            for (var header : List.of(
                    "Host: evil.example",
                    "X-Forwarded-Host: evil.example",
                    "Forwarded: host=evil.example;proto=https",
                    "X-Host: evil.example",
                    "X-Original-URL: //evil.example/")) {
                assertThat(wire.gets(path, header).toString()).as(header).doesNotContain("evil.example");
            }
        }

        @Test
        void ofAnotherDoesNotLeadTheCustomerThere() {
            var query = Alexa.linking(TestClients.skill()).query();

            var answer = wire.gets("/oauth/authorize?" + query, "Host: evil.example");

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.toString()).doesNotContain("//evil.example");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"><script>", "a b", "x@y", "evil.example/x", "evil.example:x", "{}", "[::g]", "é"})
        @Tag("RFC9112-3.2")
        void thatIsNoneIsRefused(String host) {
            for (var path : List.of("/", "/demo", "/oauth/token", "/oauth/authorize", "/alexa/events")) {
                assertThat(wire.gets(path, "Host: " + host).status()).as(path).isEqualTo(400);
            }
        }
    }

    @Nested
    @Tag("RFC9110-15.5.6")
    class Methods {

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource({
            "/, 'GET, HEAD, POST'",
            "/account/login, 'GET, HEAD, POST'",
            "/account/consent, 'GET, HEAD, POST'",
            "/nothing, 'GET, HEAD, POST'",
            "/oauth/authorize, GET",
            "/oauth/token, POST",
            "/oauth/revoke, POST",
            "/oauth/introspect, POST",
            "/alexa/directives, POST",
            "/alexa/events, POST",
            "/alexa/reciprocal, POST",
            "/.well-known/oauth-authorization-server, GET"
        })
        void thatAnAddressDoesNotAnswerAreRefusedAndTheOthersNamed(String path, String allowed) {
            for (var method : List.of("PUT", "PATCH", "DELETE", "PROPFIND", "NONSENSE")) {
                var answer = wire.sends(method, path, "Content-Length: 0");

                assertThat(answer.status()).as(method).isEqualTo(405);
                assertThat(answer.header("Allow")).as(method).contains(allowed);
            }
        }

        /** TRACE would show a script the cookies that it may not read. */
        @ParameterizedTest
        @ValueSource(strings = {"/", "/account/login", "/oauth/token", "/oauth/authorize", "/nothing"})
        void traceRepeatsNothing(String path) {
            var answer = wire.sends("TRACE", path, "Cookie: secret=6007", "X-Secret: 6007");

            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.body()).doesNotContain("6007");
        }

        @Test
        void aGetThatSaysItIsAPostIsAGet() {
            var answer = wire.gets("/oauth/token?_method=POST", "X-HTTP-Method-Override: POST", CREDENTIALS);

            assertThat(answer.status()).isEqualTo(405);
        }
    }

    @Nested
    class Paths {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/WEB-INF/web.xml",
                    "/web-inf/web.xml",
                    "//WEB-INF/web.xml",
                    "/./WEB-INF/web.xml",
                    "/%57EB-INF/web.xml",
                    "/WEB-INF;x/web.xml",
                    "/WEB-INF/;x/web.xml",
                    "/WEB-INF%2fweb.xml",
                    "/WEB-INF%5cweb.xml",
                    "/WEB-INF\\web.xml",
                    "/WEB-INF/web.xml%00.xhtml",
                    "/WEB-INF/web.xml%20",
                    "/account/../WEB-INF/web.xml",
                    "/account/%2e%2e/WEB-INF/web.xml",
                    "/account/..%2fWEB-INF/web.xml",
                    "/account/..;/WEB-INF/web.xml",
                    "/oauth/../WEB-INF/web.xml",
                    "/WEB-INF/resources/css/public.css",
                    "/WEB-INF/templates/public.xhtml",
                    "/WEB-INF/demo/linked.xhtml",
                    "/WEB-INF/classes/carrick/text.properties",
                    "/META-INF/MANIFEST.MF",
                    "/META-INF/sbom/carrick-sbom.json",
                    "/resources/",
                    "/resources/css/public.css",
                    "/account/",
                    "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                    "/jakarta.faces.resource/web.xml.xhtml?ln=..",
                    "/jakarta.faces.resource/web.xml.xhtml?ln=css/../..",
                    "/jakarta.faces.resource/web.xml.xhtml?ln=css&loc=../../..",
                    "/jakarta.faces.resource/web.xml.xhtml?ln=css&con=../../..",
                    "/jakarta.faces.resource/../web.xml.xhtml?ln=css",
                    "/jakarta.faces.resource/%2e%2e/web.xml.xhtml?ln=css",
                    "/jakarta.faces.resource/..%2fweb.xml.xhtml?ln=css",
                    "/jakarta.faces.resource/%252e%252e/web.xml.xhtml?ln=css",
                    "/jakarta.faces.resource/persistence.xml.xhtml?ln=META-INF",
                    "/jakarta.faces.resource/text.properties.xhtml?ln=carrick",
                    "/jakarta.faces.resource/login.xhtml.xhtml?ln=account",
                    "/jakarta.faces.resource/passwd.xhtml?ln=../../../../../../../../etc",
                    "/jakarta.faces.resource/public.css.xhtml?ln=/css",
                    "/jakarta.faces.resource/.xhtml?ln=css"
                })
        void whatIsNotForTheOutsideCannotBeHad(String path) {
            var answer = wire.gets(path);

            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.body())
                    .doesNotContain("web-app")
                    .doesNotContain("--ground")
                    .doesNotContain("root:");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/account/login.xhtml", "/account/consent.xhtml", "/account/rejected.xhtml", "/index.xhtml"})
        void aPageIsNeverShownAsItsSource(String path) {
            for (var tail : List.of("", ";x", "%20", ".", "::$DATA", "%00", "/", "?x=y")) {
                assertThat(wire.gets(path + tail).body())
                        .as(tail)
                        .doesNotContain("ui:composition")
                        .doesNotContain("#{");
            }
        }

        /** A form for a page is read by the server, so it is measured first, wherever the sender says that it goes. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/account/login",
                    "/oauth/../account/login",
                    "/alexa/x/../../account/login",
                    "/account;x/login",
                    "//account/login",
                    "/./account/login",
                    "/oauth/%2e%2e/account/login",
                    "/index.xhtml"
                })
        void noSpellingLetsALargeFormIn(String path) {
            var answer = wire.posts(path, "x=" + "y".repeat(100_000));

            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.body()).doesNotContain("expired").doesNotContain("id=\"ready\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/account/login;x=y", "/account/login.xhtml", "//account/login", "/x/../account/login"})
        void noSpellingMakesAPageStorable(String path) {
            assertThat(wire.gets(path).header("Cache-Control")).contains("no-store");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "//evil.example",
                    "//evil.example/account/..",
                    "/\\evil.example",
                    "/%09/evil.example",
                    "/account/login?attempt=//evil.example",
                    "/oauth/authorize/..//evil.example",
                    "/account/..//evil.example"
                })
        @Tag("RFC9700-4.11")
        void noPathRedirectsElsewhere(String path) {
            assertThat(String.valueOf(wire.gets(path).location())).doesNotContain("evil.example");
        }
    }

    /** What servers take apart before Carrick sees it, and say so in words of their own. */
    @Nested
    class Headers {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "Accept, nonsense",
            "Accept, ',,;;'",
            "Accept, a/b;q=x",
            "Accept, a/b;q=9e9",
            "Accept, */",
            "Accept, 'text/html, image/gif, *; q=.2, */*; q=.2'",
            "Accept-Language, ***;;q=nonsense",
            "Accept-Language, en;q=x",
            "Accept-Charset, '###'",
            "Accept-Encoding, ???",
            "Content-Language, '###'",
            "Expect, nonsense",
            "If-Modified-Since, nonsense",
            "Range, bytes=x",
            "Cookie, '###=;;;==,\"'",
            "Upgrade, h2c",
            "Origin, null",
            "Link, <x>"
        })
        void thatNobodyCanReadDoNotChangeTheAnswer(String name, String value) {
            var answer = wire.posts("/oauth/token", REFRESH, CREDENTIALS, name + ": " + value);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("\"invalid_grant\"");
            assertThat(wire.gets("/account/login", name + ": " + value).body()).contains("expired");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "nonsense", "/", "a/", "/b", "a/b;;=;\"", "application/x-www-form-urlencoded;charset=\""
                })
        void aTypeThatNobodyCanReadIsNoForm(String type) {
            var answer = wire.sendsVerbatim("POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + CREDENTIALS + "\r\nContent-Type: " + type + "\r\nContent-Length: " + REFRESH.length() + "\r\n\r\n"
                    + REFRESH);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("\"invalid_request\"").contains("Content-Type must be");
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16", "nonsense", "IBM037", "\"", "", "\"x"})
        void noCharsetMakesAPageFail(String charset) {
            var answer = wire.sendsVerbatim("POST /account/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/x-www-form-urlencoded;charset=" + charset
                    + "\r\nContent-Length: 9\r\n\r\nattempt=x");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).containsAnyOf("This page has expired", "Content-Type must be");
        }

        @Test
        void ofGreatLengthAreRefused() {
            assertThat(wire.gets("/", "X-Padding: " + "x".repeat(2_000_000)).status())
                    .isNotEqualTo(200);
        }
    }

    @Nested
    class Bodies {

        @ParameterizedTest
        @ValueSource(strings = {"/oauth/token", "/alexa/events", "/alexa/directives", "/account/login", "/"})
        @Tag("RFC9110-8.4")
        void thatAreCompressedAreNotUnpacked(String path) {
            var answer = wire.posts(path, "x", CREDENTIALS, "Content-Encoding: gzip");

            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.body()).contains("must not be compressed");
        }

        /** Two lengths are two requests to whoever reads the other one. */
        @Test
        @Tag("RFC9112-6.3")
        void ofTwoLengthsHideNoSecondRequest() {
            var answer = wire.sendsVerbatim("POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
                    + "Transfer-Encoding: chunked\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\n"
                    + "0\r\n\r\nGET /oauth/authorize HTTP/1.1\r\nHost: localhost\r\nX-Smuggled: 1\r\n\r\n");

            assertThat(answer.body()).doesNotContain("HTTP/1.1 ");
        }

        @ParameterizedTest
        @ValueSource(strings = {" x", "{}", "]", "null", "\u0000", "//"})
        void ofJsonHaveNothingBehindTheObject(String more) {
            var answer = wire.posts("/alexa/directives", "{\"directive\":{}}" + more, "Content-Type: application/json");

            assertThat(answer.toString()).contains("400").contains("JSON_MALFORMED");
        }
    }

    /** A name that comes twice is refused by name, wherever forms and JSON are read. */
    @Nested
    @Tag("RFC6749-3.2")
    class DuplicatedParameters {

        @ParameterizedTest
        @CsvSource({
            "token, grant_type",
            "token, code",
            "token, redirect_uri",
            "token, code_verifier",
            "token, client_secret",
            "revoke, token",
            "revoke, token_type_hint",
            "introspect, token",
            "introspect, client_id"
        })
        void ofAFormAreRefused(String endpoint, String name) {
            for (var twice : List.of(
                    name + "=a&" + name + "=b",
                    name + "=a&" + name + "=a",
                    name + "&" + name + "=a",
                    name + "=a&" + name.replaceFirst("t|c|r|g", "%" + Integer.toHexString(firstOf(name))) + "=b")) {
                var answer = wire.posts("/oauth/" + endpoint, "x=y&" + twice, CREDENTIALS);

                assertThat(answer.status()).as(twice).isEqualTo(400);
                assertThat(answer.body()).as(twice).contains("more than once: " + name);
            }
        }

        @Test
        void ofAReciprocalGrantAreRefused() {
            var answer = wire.posts("/alexa/reciprocal", "code=a&code=b", "Authorization: Bearer x");

            assertThat(answer.body()).contains("more than once: code");
        }

        @Test
        void ofJsonAreRefused() {
            var answer = wire.posts(
                    "/alexa/directives",
                    "{\"directive\":{\"header\":{},\"header\":{}}}",
                    "Content-Type: application/json");

            assertThat(answer.body()).contains("JSON_MALFORMED");
        }

        private static int firstOf(String name) {
            return name.chars().filter(c -> "tcrg".indexOf(c) >= 0).findFirst().orElseThrow();
        }
    }

    /** Guessing at client secrets is slowed down, and never for those who have the right one (RFC6749-2.3.1). */
    @Nested
    @Tag("RFC6749-2.3.1")
    class GuessingAtSecrets {

        private static final int LOOKED_AT = 50;

        @Test
        void isSlowedDownFromOneAddressAndNoOther() {
            var stranger = wire.from("127.0.0.77");
            guess(stranger, "fixed", LOOKED_AT);

            var late = guess(stranger, "fixed", 3);

            assertThat(late.status()).isEqualTo(429);
            assertThat(late.header("Retry-After")).isNotNull();
            assertThat(late.body()).contains("temporarily_unavailable");
            assertThat(asks(stranger, TestClients.fixed()).status()).isEqualTo(429);
            assertThat(asks(wire.from("127.0.0.78"), TestClients.fixed()).body())
                    .contains("invalid_grant");
            assertThat(asks(stranger, TestClients.strict()).body()).contains("invalid_grant");
        }

        @Test
        void doesNotLockOutWhoHasProvenItsSecretFromTheSameAddress() {
            var shared = wire.from("127.0.0.79");
            asks(shared, TestClients.quick());

            for (int i = 0; i < LOOKED_AT + 5; i++) {
                assertThat(guess(shared, "quick", 1).status()).isEqualTo(401);
            }

            assertThat(asks(shared, TestClients.quick()).body()).contains("invalid_grant");
        }

        @Test
        void ofManyClientsIsSlowedDownToo() {
            var stranger = wire.from("127.0.0.80");
            var answer = guess(stranger, "nobody", 1);
            for (int i = 0; i < 20 * LOOKED_AT && answer.status() == 401; i++) {
                answer = guess(stranger, "nobody" + i, 1);
            }

            assertThat(answer.status()).isEqualTo(429);
        }

        private static Answer guess(Wire wire, String client, int times) {
            Answer answer = null;
            for (int i = 0; i < times; i++) {
                answer = wire.posts("/oauth/token", REFRESH, "Authorization: " + Alexa.basic(client, "wrong-" + i));
            }
            return answer;
        }

        private static Answer asks(Wire wire, TestClients client) {
            return wire.posts(
                    "/oauth/token",
                    Map.of("grant_type", "refresh_token", "refresh_token", "x"),
                    "Authorization: " + Alexa.basic(client.id(), client.secret()));
        }
    }
}
