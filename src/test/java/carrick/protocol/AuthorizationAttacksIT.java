package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.TestClients;
import carrick.support.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The attacks of RFC 9700 on a link that is being made. What the other tests of the endpoints show already is not repeated. */
class AuthorizationAttacksIT {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String LINE_BREAK = "x\r\nX-Evil: 1\r\nSet-Cookie: evil=1\r\n\r\n<script>alert(1)</script>";
    private static final String SCRIPT = "\"'><script>alert(1)</script><svg onload=alert(1)>";

    private final Alexa alexa = Alexa.linking(TestClients.skill());
    private final Wire wire = Wire.toShared();

    /** A redirect URI is the registered text or it is refused (RFC9700-4.1.3). */
    @Nested
    @Tag("RFC9700-4.1")
    class RedirectUriTricks {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://layla.\u0430mazon.com/api/skill/link/MTESTVENDOR01",
                    "https://layla.xn--mazon-3ve.com/api/skill/link/MTESTVENDOR01",
                    "https://layla\u3002amazon.com/api/skill/link/MTESTVENDOR01",
                    "https://layla%2eamazon.com/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com%2eevil.example/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com%00.evil.example/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com%40evil.example/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com:443@evil.example/api/skill/link/MTESTVENDOR01",
                    "https://evil.example#@layla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "https://evil.example\\.layla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "https://evil.example/https://layla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "https://xlayla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "https://layla-amazon.com/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com:/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com:80/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com:444/api/skill/link/MTESTVENDOR01",
                    "https:/layla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "https:layla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "https:\\\\layla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com\\api\\skill\\link\\MTESTVENDOR01",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01%20",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01;x=y",
                    "https://layla.amazon.com/api/skill/link/%2e%2e/link/MTESTVENDOR01",
                    "https://layla.amazon.com/api/skill/link/..%2flink/MTESTVENDOR01",
                    "https://layla.amazon.com/api/skill/link/x/..;/MTESTVENDOR01",
                    "https://layla.amazon.com/api%2Fskill/link/MTESTVENDOR01",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01&redirect_uri=https://evil.example/",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01\thttps://evil.example/",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01\u2028",
                    "\u0000https://layla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "https%3A%2F%2Flayla.amazon.com%2Fapi%2Fskill%2Flink%2FMTESTVENDOR01",
                    "http://[::1]:8765/callback",
                    "http://localhost.:8765/callback",
                    "http://LOCALHOST:8765/callback",
                    "http://localhost:08765/callback",
                    "http://localhost:8765/callback?keep=this&x=y",
                    "http://localhost:8765/callback?keep=THIS",
                    "vbscript:x",
                    "about:blank",
                    "mailto:x@evil.example"
                })
        void aLookAlikeIsAPageAndNoRedirect(String uri) {
            assertRefusedOnAPage(alexa.asking("redirect_uri", uri).opens());
        }

        /** The query names the registered one, and then tries to slip another past it. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "&redirect%5Furi=https%3A%2F%2Fevil.example%2F",
                    "&%72edirect_uri=https%3A%2F%2Fevil.example%2F",
                    "&redirect_uri",
                    "&redirect_uri="
                })
        void aSecondOneIsRefusedHoweverItIsSpelt(String more) {
            assertRefusedOnAPage(alexa.opensVerbatim(alexa.query() + more));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "&REDIRECT_URI=https%3A%2F%2Fevil.example%2F",
                    "&redirect_uri[]=https%3A%2F%2Fevil.example%2F",
                    "&redirect_uri%5B%5D=https%3A%2F%2Fevil.example%2F",
                    "&redirect_uri%00=https%3A%2F%2Fevil.example%2F",
                    "&+redirect_uri=https%3A%2F%2Fevil.example%2F",
                    "&redirect_url=https%3A%2F%2Fevil.example%2F",
                    "&nonsense=x;redirect_uri=https%3A%2F%2Fevil.example%2F"
                })
        void aNameThatOnlyResemblesItIsIgnored(String more) {
            alexa.opens(alexa.query() + more.replace("[", "%5B").replace("]", "%5D"));
            alexa.follow();
            alexa.signIn("ann", "ann-password-1");
            alexa.follow();

            assertThat(alexa.allow().location()).startsWith(TestClients.skill().redirectUri() + "?code=");
        }

        private void assertRefusedOnAPage(Answer page) {
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.location()).isNull();
            assertThat(page.header("Set-Cookie")).isNull();
            assertThat(page.header("Refresh")).isNull();
            assertThat(page.header("Content-Type")).startsWith("text/html");
        }
    }

    /** A stolen code is worth nothing without what it is bound to. */
    @Nested
    @Tag("RFC9700-4.5")
    class CodeInjection {

        private final Alexa victim = Alexa.linking(TestClients.pkce())
                .asking("code_challenge", CHALLENGE)
                .asking("code_challenge_method", "S256");

        @ParameterizedTest(name = "{0}={1}")
        @CsvSource({
            "code_verifier, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "code_verifier, ''",
            "redirect_uri, http://localhost:8765/callback",
            "redirect_uri, http://localhost:8765/pkce/",
            "redirect_uri, ''"
        })
        void ofACodeIntoAnotherSessionIsRefused(String field, String value) {
            var code = victim.signsInAsAnn().codeAfterConsent();
            var fields = new LinkedHashMap<>(Map.of("code_verifier", VERIFIER));
            fields.put(field, value);

            assertThat(victim.exchanges(code, fields).error()).isIn("invalid_grant", "invalid_request");
            assertThat(victim.exchanges(code, Map.of("code_verifier", VERIFIER)).status())
                    .isEqualTo(200);
        }

        @Test
        void intoAnotherClientIsRefusedEvenWithTheVerifier() {
            var code = victim.signsInAsAnn().codeAfterConsent();
            var fields = Map.of("redirect_uri", TestClients.pkce().redirectUri(), "code_verifier", VERIFIER);

            assertThat(Alexa.linking(TestClients.strict())
                            .exchanges(code, fields)
                            .error())
                    .isEqualTo("invalid_grant");
            assertThat(victim.exchanges(code, Map.of("code_verifier", VERIFIER)).status())
                    .isEqualTo(200);
        }
    }

    @Nested
    @Tag("RFC9700-4.8.2")
    class PkceDowngrade {

        @Test
        void byTakingTheChallengeOutOfTheRequestFailsAtTheVerifier() {
            var code = alexa.signsInAsAnn().codeAfterConsent();

            assertThat(alexa.exchanges(code, Map.of("code_verifier", VERIFIER)).error())
                    .isEqualTo("invalid_grant");
        }

        @Test
        void byLeavingTheVerifierOutIsRefused() {
            var code = alexa.asking("code_challenge", CHALLENGE)
                    .asking("code_challenge_method", "S256")
                    .signsInAsAnn()
                    .codeAfterConsent();

            assertThat(alexa.exchanges(code).status()).isEqualTo(400);
            assertThat(alexa.exchanges(code, Map.of("code_verifier", CHALLENGE)).error())
                    .isEqualTo("invalid_grant");
        }

        @ParameterizedTest
        @ValueSource(strings = {"plain", "PLAIN", "none", "S256 plain"})
        void toAWeakerMethodIsRefused(String method) {
            var answer = alexa.asking("code_challenge", VERIFIER)
                    .asking("code_challenge_method", method)
                    .opens();

            assertThat(answer.redirectParameter("error")).isEqualTo("invalid_request");
        }
    }

    /** Every redirect says who sent it, so that a client with several servers knows which one answered (RFC9207-2). */
    @Nested
    @Tag("RFC9700-4.4")
    class MixUp {

        static Stream<Arguments> redirects() {
            return Stream.<Arguments>of(
                    redirect("a code", browser -> browser.signsInAsAnn().allow()),
                    redirect("a refusal", browser -> browser.signsInAsAnn().deny()),
                    redirect("a login that is cancelled", browser -> browser.opensLogin()
                            .cancelsSignIn()),
                    redirect("a bad response_type", browser -> browser.asking("response_type", "token")
                            .opens()),
                    redirect("a bad scope", browser -> browser.asking("scope", "nonsense")
                            .opens()),
                    redirect("a bad challenge", browser -> browser.asking("code_challenge", "x")
                            .opens()),
                    redirect("a repeated parameter", browser -> browser.opens(browser.query() + "&scope=x")),
                    redirect("a long state", browser -> browser.asking("state", "s".repeat(5_000))
                            .opens()));
        }

        private static Arguments redirect(String name, Function<Alexa, Answer> act) {
            return Arguments.of(name, act);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("redirects")
        void isSeenByTheIssuer(String name, Function<Alexa, Answer> act) {
            assertThat(act.apply(alexa).redirectParameter("iss")).isEqualTo(alexa.issuer());
        }
    }

    /** Another site makes the customer's browser act. Of a POST from elsewhere the browser holds the cookie back (SameSite). */
    @Nested
    @Tag("RFC9700-4.7")
    class CrossSiteRequests {

        @Test
        void aLinkThatSignsInDoesNothing() {
            var login = Attempt.begin(wire);

            var answer =
                    wire.gets("/account/login?" + Alexa.form(login.signIn("ann", "ann-password-1")), login.cookie());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.location()).isNull();
            assertThat(answer.header("Set-Cookie")).isNull();
        }

        @Test
        void aLinkThatAllowsDoesNothing() {
            var consent = Attempt.begin(wire).signedIn();

            var answer = wire.gets("/account/consent?" + Alexa.form(consent.allow()), consent.cookie());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.location()).isNull();
            assertThat(consent.allowed().location()).contains("code=");
        }

        @ParameterizedTest
        @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
        void anotherMethodDoesNothing(String method) {
            var consent = Attempt.begin(wire).signedIn();

            var answer = wire.sends(method, "/account/consent?" + Alexa.form(consent.allow()), consent.cookie());

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST");
        }

        @Test
        void aFormWithoutTheCookieDoesNothing() {
            var consent = Attempt.begin(wire).signedIn();

            var answer = wire.posts("/account/consent", consent.allow());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.location()).isNull();
        }

        @Test
        void theCookieOfAnotherAttemptIsNone() {
            var consent = Attempt.begin(wire).signedIn();
            var own = Attempt.begin(wire).signedIn();

            var answer = wire.posts("/account/consent", consent.allow(), own.cookie());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.location()).isNull();
        }

        @Test
        void theValueOfAnotherAttemptsCookieIsNone() {
            var consent = Attempt.begin(wire).signedIn();
            var own = Attempt.begin(wire).signedIn();
            var forged = consent.cookie().split("=")[0] + "=" + own.cookie().split("=", 2)[1];

            assertThat(wire.posts("/account/consent", consent.allow(), forged).status())
                    .isEqualTo(400);
        }
    }

    /** An attacker begins, plants handle and cookie in the customer's browser, and comes back once the customer has signed in. */
    @Nested
    @Tag("RFC6819-4.4.1.9")
    class Fixation {

        private final Attempt planted = Attempt.begin(wire);
        private final Attempt victims = planted.signedIn();

        @Test
        void signingInRenewsTheCookie() {
            assertThat(victims.cookie()).isNotEqualTo(planted.cookie());
            assertThat(victims.cookie().split("=")[0])
                    .isEqualTo(planted.cookie().split("=")[0]);
        }

        @Test
        void thePlantedCookieShowsTheLoginPageAgain() {
            var answer = wire.gets("/account/consent?attempt=" + planted.handle(), planted.cookie());

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).contains("/account/login");
        }

        @Test
        void thePlantedCookieAllowsNothing() {
            var answer = wire.posts("/account/consent", victims.allow(), planted.cookie());

            assertThat(String.valueOf(answer.location())).doesNotContain("code=");
            assertThat(victims.allowed().location()).contains("code=");
        }

        @Test
        void whoSignsInAsSomebodyElseMeanwhileDoesNotGetTheCustomersConsent() {
            planted.signIn("bob@example.com", "bob-password-1", planted.cookie());

            var answer = victims.allowed();

            assertThat(answer.location()).doesNotContain("code=").contains("/account/");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "JSESSIONID=planted",
                    "Csrf-Token=x",
                    "jakarta.faces.flash=x",
                    "carrick-=x",
                    "carrick-x=;;=",
                    "=",
                    "a"
                })
        void cookiesOfOthersChangeNothing(String cookie) {
            var answer = wire.gets("/account/login?attempt=" + planted.handle(), planted.cookie(), "Cookie: " + cookie);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Set-Cookie")).isNull();
        }
    }

    @Nested
    @Tag("RFC9700-4.16")
    class Clickjacking {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/oauth/authorize",
                    "/oauth/authorize?client_id=nobody",
                    "/oauth/token",
                    "/account/login",
                    "/account/consent",
                    "/account/consent.xhtml",
                    "/account/failed",
                    "/account/missing",
                    "/account/rejected",
                    "/nothing",
                    "/account/nothing",
                    "/oauth/nothing",
                    "/alexa/directives",
                    "/alexa/nothing",
                    "/stand-in/",
                    "/stand-in/nothing",
                    "/demo/nothing",
                    "/.well-known/nothing",
                    "/account/login;x=y",
                    "//account/login",
                    "/jakarta.faces.resource/nothing.css.xhtml"
                })
        void noAddressMayBeFramed(String path) {
            for (var method : List.of("GET", "POST", "PUT")) {
                var answer = wire.sends(method, path, "Content-Length: 0");

                assertThat(answer.header("X-Frame-Options")).as(method).isEqualTo("DENY");
                assertThat(answer.header("Content-Security-Policy")).as(method).contains("frame-ancestors 'none'");
                assertThat(answer.header("X-Content-Type-Options")).as(method).isEqualTo("nosniff");
            }
        }
    }

    /** A line break in a value must not become one in the head of the answer. */
    @Nested
    @Tag("RFC9700-4.1.3")
    class HeaderInjection {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "client_id",
                    "redirect_uri",
                    "response_type",
                    "response_mode",
                    "scope",
                    "state",
                    "code_challenge",
                    "code_challenge_method",
                    "x\r\nX-Evil: 1"
                })
        void byTheAuthorizationRequestIsHarmless(String parameter) {
            assertUnharmed(alexa.asking(parameter, LINE_BREAK).opens());
            assertUnharmed(alexa.opens(alexa.query() + "&" + Alexa.encode(parameter) + "=y"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"attempt", "login:username", "consent:as", "jakarta.faces.ViewState", "login"})
        void byAFormIsHarmless(String field) {
            var login = Attempt.begin(wire);
            var fields = login.signIn("ann", "ann-password-1");
            fields.put(field, LINE_BREAK);

            assertUnharmed(wire.posts("/account/login", fields, login.cookie()));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/%0d%0aX-Evil:%201",
                    "/account/login%0d%0aX-Evil:%201",
                    "/account/login?attempt=%0d%0aX-Evil:%201",
                    "/account?%0d%0aX-Evil:%201",
                    "/resources%0d%0aX-Evil:%201",
                    "/oauth/%0d%0aX-Evil:%201",
                    "/alexa/events/%0d%0aX-Evil:%201",
                    "/jakarta.faces.resource/x%0d%0aX-Evil:%201.xhtml"
                })
        void byTheAddressIsHarmless(String path) {
            assertUnharmed(wire.gets(path));
        }

        private void assertUnharmed(Answer answer) {
            assertThat(answer.status()).isLessThan(500);
            assertThat(answer.header("X-Evil")).isNull();
            assertThat(String.valueOf(answer.header("Set-Cookie"))).doesNotContain("evil");
            assertThat(answer.body()).doesNotContain("<script");
        }
    }

    /** Whatever a page repeats, it repeats as text. */
    @Nested
    class Scripting {

        @ParameterizedTest
        @ValueSource(strings = {"client_id", "redirect_uri", "scope", "state", "response_type", "error", "attempt"})
        void byTheAuthorizationRequestIsText(String parameter) {
            assertIsText(alexa.asking(parameter, SCRIPT).opens());
            assertIsText(alexa.asking("client_id", "nobody").opens());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/nothing/%s",
                    "/account/%s",
                    "/account/login?attempt=%s",
                    "/account/consent?attempt=%s&as=%s",
                    "/account/rejected?error=%s&fault=%s",
                    "/account/failed?x=%s",
                    "/oauth/%s",
                    "/alexa/%s",
                    "/?%s",
                    "/jakarta.faces.resource/%s.xhtml?ln=%s"
                })
        void byTheAddressIsText(String path) {
            assertIsText(wire.gets(path.replace("%s", Alexa.encode(SCRIPT))));
            assertIsText(wire.gets(path.replace("%s", "<script>alert(1)</script>")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Host",
                    "X-Forwarded-Host",
                    "User-Agent",
                    "Referer",
                    "Accept-Language",
                    "Cookie",
                    "X-Link-Attempt"
                })
        void byAHeaderIsText(String header) {
            for (var path : List.of("/nothing", "/account/login", "/oauth/authorize?client_id=nobody")) {
                assertIsText(wire.gets(path, header + ": " + SCRIPT));
            }
        }

        @Test
        void byTheFieldsOfAFormIsText() {
            var login = Attempt.begin(wire);

            assertIsText(wire.posts("/account/login", login.signIn(SCRIPT, SCRIPT), login.cookie()));
        }

        @Test
        void byTheNameOfAClientIsText() {
            var odd = Alexa.linking(TestClients.odd()).signsInAsAnn().page();

            assertThat(odd.body()).contains("Odd &lt;b&gt;Client&lt;/b&gt;").doesNotContain("<b>Client");
        }

        private void assertIsText(Answer page) {
            assertThat(page.status()).isLessThan(500);
            assertThat(page.body()).doesNotContain("<script>alert").doesNotContain("<svg onload");
            assertThat(String.valueOf(page.header("Content-Security-Policy"))).doesNotContain("unsafe");
        }
    }

    /** One linking, driven letter by letter: what its browser knows is in the open. */
    private record Attempt(Wire wire, String handle, String cookie, String as) {

        private static final Pattern AS = Pattern.compile("name=\"consent:as\"[^>]*value=\"([^\"]*)\"");

        static Attempt begin(Wire wire) {
            var opened = wire.gets(
                    "/oauth/authorize?" + Alexa.linking(TestClients.skill()).query());
            return new Attempt(wire, opened.redirectParameter("attempt"), cookieOf(opened), "");
        }

        Attempt signedIn() {
            var answer = signIn("ann", "ann-password-1", cookie);
            var renewed = new Attempt(wire, handle, cookieOf(answer), "");
            var page = wire.gets("/account/consent?attempt=" + handle, renewed.cookie)
                    .body();
            var as = AS.matcher(page);
            assertThat(as.find()).as(page).isTrue();
            return new Attempt(wire, handle, renewed.cookie, as.group(1));
        }

        Answer signIn(String username, String password, String sent) {
            return wire.posts("/account/login", signIn(username, password), sent);
        }

        Map<String, String> signIn(String username, String password) {
            return form("login", Map.of("username", username, "password", password, "signIn", "x"));
        }

        Map<String, String> allow() {
            return form("consent", Map.of("as", as, "allow", "x"));
        }

        Answer allowed() {
            return wire.posts("/account/consent", allow(), cookie);
        }

        /** With what either implementation of Faces wants beside the fields. */
        private Map<String, String> form(String name, Map<String, String> fields) {
            var all = new LinkedHashMap<>(Map.of(
                    "attempt", handle, name, name, name + "_SUBMIT", "1", "jakarta.faces.ViewState", "stateless"));
            fields.forEach((field, value) -> all.put(name + ":" + field, value));
            return all;
        }

        private static String cookieOf(Answer answer) {
            return "Cookie: " + answer.header("Set-Cookie").split(";")[0];
        }
    }
}
