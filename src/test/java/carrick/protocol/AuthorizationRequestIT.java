package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.TestClients;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization endpoint (RFC6749-3.1): what it refuses on a page, what it refuses by redirect, and what it gives back. */
class AuthorizationRequestIT {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String SKILL_URI = TestClients.skill().redirectUri();

    private final Alexa alexa = Alexa.linking(TestClients.skill());

    /** As long as nothing proves where the request came from, the customer sees a page and no redirect happens. */
    @Nested
    @Tag("RFC6749-4.1.2.1")
    class BeforeTheRedirectUriIsProven {

        @ParameterizedTest(name = "{0}={1} is {2}")
        @CsvSource(
                nullValues = "-",
                value = {
                    "client_id, -, CLIENT_ID_MISSING",
                    "client_id, '', CLIENT_ID_MISSING",
                    "client_id, nobody, CLIENT_UNKNOWN",
                    "client_id, SKILL, CLIENT_UNKNOWN",
                    "client_id, 'skill ', CLIENT_UNKNOWN",
                    "redirect_uri, -, REDIRECT_URI_MISSING",
                    "redirect_uri, '', REDIRECT_URI_MISSING",
                    "redirect_uri, https://evil.example/, REDIRECT_URI_UNREGISTERED"
                })
        void aPageNamesFieldFaultAndRefusedValue(String field, String value, String fault) {
            var page = alexa.asking(field, value).opens();

            assertIsAPage(page);
            assertThat(page.body()).contains(">" + field + "</code>").contains(fault);
            if (value != null && !value.isEmpty()) {
                assertThat(page.body()).contains(value);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"client_id", "redirect_uri"})
        void aRepeatedParameterIsNamedOnThePage(String name) {
            var page = alexa.opens(alexa.query() + "&" + name + "=x");

            assertIsAPage(page);
            assertThat(page.body()).contains(">" + name + "</code>");
        }

        @Test
        void theSameRedirectUriTwiceIsStillTwice() {
            assertIsAPage(alexa.opens(alexa.query() + "&redirect_uri=" + Alexa.encode(SKILL_URI)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"client_id=%zz", "client_id=skill&redirect_uri=%", "client_id=%4", "%=skill"})
        void aQueryThatIsNotEncodedIsRefused(String query) {
            var page = alexa.opensVerbatim(query);

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.location()).isNull();
            if (!page.body().isEmpty()) { // WildFly answers in Carrick's stead, without a page
                assertIsAPage(page);
            }
        }

        @Test
        void anEmptyQueryIsAPage() {
            assertIsAPage(alexa.opens(""));
        }

        @ParameterizedTest
        @ValueSource(strings = {"client_id", "redirect_uri"})
        void theRefusedValueRunsNoScript(String field) {
            var page = alexa.asking(field, "\"'><script>alert(1)</script><img src=x onerror=alert(1)>")
                    .opens();

            assertIsAPage(page);
            assertThat(page.body())
                    .doesNotContain("<script")
                    .doesNotContain("<img")
                    .contains("&lt;script&gt;");
        }

        @ParameterizedTest
        @ValueSource(strings = {"#{6007*7}", "${6007*7}"})
        void theRefusedValueIsNoExpression(String expression) {
            var page = alexa.asking("client_id", expression).opens();

            assertThat(page.body()).contains(expression).doesNotContain("42049");
        }

        @Test
        void aVeryLongValueIsShortened() {
            var page = alexa.asking("client_id", "x".repeat(5_000)).opens();

            assertIsAPage(page);
            assertThat(page.body()).contains("x".repeat(100)).doesNotContain("x".repeat(1_000));
        }

        @Test
        void everyAttemptHasItsOwnNumber() {
            var first = alexa.asking("client_id", "nobody").opens();
            var second = alexa.opens();

            assertThat(first.attempt()).isNotEqualTo(second.attempt());
        }
    }

    /** Compared character by character (RFC9700-2.1): whatever is not the registered text is another address. */
    @Nested
    @Tag("RFC6749-3.1.2.3")
    class RedirectUri {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR0",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01x",
                    "https://layla.amazon.com/api/skill/link/mtestvendor01",
                    "https://LAYLA.amazon.com/api/skill/link/MTESTVENDOR01",
                    "HTTPS://layla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "http://layla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01/",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01?",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01?x=1",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01#",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01#x",
                    "https://layla.amazon.com/api/skill/link/%4DTESTVENDOR01",
                    "https://layla.amazon.com/api/skill/link/../link/MTESTVENDOR01",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01/../../evil",
                    "https://layla.amazon.com/api/skill/link//MTESTVENDOR01",
                    "https://layla.amazon.com:443/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com./api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com.evil.example/api/skill/link/MTESTVENDOR01",
                    "https://evil@layla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com@evil.example/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com\\@evil.example/api/skill/link/MTESTVENDOR01",
                    "//layla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "/api/skill/link/MTESTVENDOR01",
                    " https://layla.amazon.com/api/skill/link/MTESTVENDOR01",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01 ",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01\u0000",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01\r\nX-Evil: 1",
                    "https://layla.amazon.com/api/skill/link/MTESTVENDOR01\nhttp://localhost:8765/callback",
                    "http://localhost:9999/callback",
                    "http://127.0.0.1:8765/callback",
                    "javascript:alert(1)",
                    "data:text/html,x"
                })
        void whatOnlyResemblesARegisteredOneIsRefused(String uri) {
            var page = alexa.asking("redirect_uri", uri).opens();

            assertIsAPage(page);
            assertThat(page.body()).contains("REDIRECT_URI_UNREGISTERED");
            assertThat(page.header("X-Evil")).isNull();
        }

        @Test
        void ofAnotherClientIsRefused() {
            assertIsAPage(alexa.asking("redirect_uri", TestClients.strict().redirectUri())
                    .opens());
        }

        @ParameterizedTest
        @ValueSource(strings = {"pitangui.amazon.com", "layla.amazon.com", "alexa.amazon.co.jp"})
        void worksInEveryAlexaRegion(String host) {
            var uri = "https://" + host + "/api/skill/link/MTESTVENDOR01";

            var answer = alexa.asking("redirect_uri", uri).signsInAsAnn().allow();

            assertThat(answer.location()).startsWith(uri + "?code=");
            assertThat(alexa.exchanges(answer.redirectParameter("code")).status())
                    .isEqualTo(200);
        }

        @Test
        @Tag("RFC6749-3.1.2")
        void keepsItsOwnQuery() {
            alexa.asking("redirect_uri", "http://localhost:8765/callback?keep=this");

            var answer = alexa.signsInAsAnn().allow();

            assertThat(answer.location()).startsWith("http://localhost:8765/callback?keep=this&code=");
            assertThat(alexa.exchanges(answer.redirectParameter("code")).status())
                    .isEqualTo(200);
        }

        @Test
        void keepsItsOwnQueryInAnErrorToo() {
            var answer = alexa.asking("redirect_uri", "http://localhost:8765/callback?keep=this")
                    .asking("response_type", "token")
                    .opens();

            assertThat(answer.location())
                    .startsWith("http://localhost:8765/callback?keep=this&error=unsupported_response_type");
        }

        @Test
        void mayBeLeftOutWhereOnlyOneIsRegistered() {
            var answer = Alexa.linking(TestClients.strict())
                    .asking("redirect_uri", null)
                    .signsInAsAnn()
                    .allow();

            assertThat(answer.location()).startsWith(TestClients.strict().redirectUri() + "?code=");
        }
    }

    /** From here on the client is told. */
    @Nested
    @Tag("RFC6749-4.1.2.1")
    class OnceTheRedirectUriIsProven {

        @ParameterizedTest(name = "{0}={1} is {2}")
        @CsvSource(
                nullValues = "-",
                value = {
                    "response_type, -, invalid_request",
                    "response_type, '', invalid_request",
                    "response_type, token, unsupported_response_type",
                    "response_type, code token, unsupported_response_type",
                    "response_type, CODE, unsupported_response_type",
                    "response_mode, fragment, invalid_request",
                    "response_mode, form_post, invalid_request",
                    "scope, smart_home admin, invalid_scope",
                    "scope, SMART_HOME, invalid_scope",
                    "scope, smart\"home, invalid_scope",
                    "scope, smart\\home, invalid_scope",
                    "scope, smart_höme, invalid_scope",
                    "code_challenge_method, plain, invalid_request",
                    "code_challenge_method, s256, invalid_request",
                    "code_challenge, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, invalid_request"
                })
        void eachFaultGoesBackWithStateAndIssuer(String field, String value, String error) {
            var answer = alexa.asking(field, value).opens();

            assertIsAnError(answer, error);
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM", "x"
                })
        @Tag("RFC7636-4.4.1")
        void aChallengeThatIsNoSha256IsRefused(String challenge) {
            assertIsAnError(
                    alexa.asking("code_challenge", challenge)
                            .asking("code_challenge_method", "S256")
                            .opens(),
                    "invalid_request");
        }

        @Test
        @Tag("RFC7636-4.4.1")
        void plainIsRefusedWithAChallengeToo() {
            assertIsAnError(
                    alexa.asking("code_challenge", CHALLENGE)
                            .asking("code_challenge_method", "plain")
                            .opens(),
                    "invalid_request");
        }

        @Test
        @Tag("RFC7636-4.4.1")
        void aClientThatMustUsePkceCannotLeaveItOut() {
            var answer = Alexa.linking(TestClients.pkce()).opens();

            assertThat(answer.redirectParameter("error")).isEqualTo("invalid_request");
            assertThat(answer.redirectParameter("error_description")).contains("code_challenge");
        }

        @ParameterizedTest
        @ValueSource(strings = {"scope", "response_type", "code_challenge", "nonsense"})
        @Tag("RFC6749-3.1")
        void aRepeatedParameterIsNamed(String name) {
            var answer = alexa.opens(alexa.query() + "&" + name + "=x&" + name + "=y");

            assertIsAnError(answer, "invalid_request");
            assertThat(answer.redirectParameter("error_description")).contains(name);
        }

        @Test
        void ofTwoStatesNeitherGoesBack() {
            var answer = alexa.opens(alexa.query() + "&state=another");

            assertThat(answer.redirectParameter("error")).isEqualTo("invalid_request");
            assertThat(answer.redirectParameter("error_description")).contains("state");
            assertThat(answer.rawRedirectParameter("state")).isNull();
        }

        @Test
        void aStateOf4097CharactersIsRefused() {
            var answer = alexa.asking("state", "s".repeat(4_097)).opens();

            assertThat(answer.redirectParameter("error")).isEqualTo("invalid_request");
            assertThat(answer.redirectParameter("error_description")).contains("state");
            assertThat(answer.rawRedirectParameter("state")).isNull();
        }

        @Test
        void anErrorCarriesTheAttemptsNumber() {
            assertThat(alexa.asking("response_type", "token").opens().attempt()).isNotEmpty();
        }

        private void assertIsAnError(Answer answer, String error) {
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.location()).startsWith(SKILL_URI + "?error=" + error + "&");
            assertThat(answer.redirectParameter("error_description")).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
            assertThat(answer.rawRedirectParameter("state")).isEqualTo(Alexa.encode(Alexa.STATE));
            assertThat(answer.redirectParameter("iss")).isEqualTo(alexa.issuer());
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
    }

    /** Byte for byte as it came, in the encoding it came in. */
    @Nested
    @Tag("RFC6749-4.1.2")
    class State {

        static Stream<Arguments> states() {
            return Stream.of(
                    Arguments.of("one letter", "x"),
                    Arguments.of("a raw plus", "a+b"),
                    Arguments.of("an encoded plus", "a%2Bb"),
                    Arguments.of("an encoded space", "a%20b"),
                    Arguments.of("a slash and an equals sign", "a/b=c=="),
                    Arguments.of("an encoded slash and equals sign", "a%2Fb%3Dc%3D%3D"),
                    Arguments.of("everything Alexa sends", "Amas+/=%20%2B%2F%3D"),
                    Arguments.of("encoded twice", "a%252Bb%2520c"),
                    Arguments.of("hexadecimal digits in lower case", "a%2bb%c3%a9"),
                    Arguments.of("letters of other alphabets", "%C3%A9%E2%82%AC%E6%97%A5%E6%9C%AC%F0%9F%98%80"),
                    Arguments.of("what a query may have", "-._~!$()*,;:@/?"),
                    Arguments.of("what separates parameters", "a%26code%3Dstolen%23f"),
                    Arguments.of("mark-up", "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"),
                    Arguments.of("control characters", "a%00b%0D%0AX-Evil%3A%201"),
                    Arguments.of("737 characters", "s".repeat(737)),
                    Arguments.of("1,108 characters", "s".repeat(1_108)),
                    Arguments.of("4,096 characters", "s".repeat(4_096)),
                    Arguments.of("4,096 characters of three bytes", "%E6%97%A5".repeat(2_000)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("states")
        void comesBackWithTheCode(String name, String state) {
            alexa.opens(alexa.asking("state", null).query() + "&state=" + state);
            alexa.follow();
            alexa.signIn("ann", "ann-password-1");
            alexa.follow();

            var answer = alexa.allow();

            assertThat(answer.location()).contains("code=");
            assertThat(answer.rawRedirectParameter("state")).isEqualTo(state);
            assertThat(answer.header("X-Evil")).isNull();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("states")
        void comesBackWithAnError(String name, String state) {
            var answer = alexa.opens(
                    alexa.asking("state", null).asking("response_type", "token").query() + "&state=" + state);

            assertThat(answer.location()).contains("error=");
            assertThat(answer.rawRedirectParameter("state")).isEqualTo(state);
            assertThat(answer.header("X-Evil")).isNull();
        }

        @Test
        void stayingAwayStaysAway() {
            var answer = alexa.asking("state", null).signsInAsAnn().allow();

            assertThat(answer.redirectParameter("code")).isNotEmpty();
            assertThat(answer.rawRedirectParameter("state")).isNull();
        }

        @Test
        void leavesRoomInTheLocation() {
            var answer = alexa.asking("state", "s".repeat(1_108)).signsInAsAnn().allow();

            assertThat(answer.location().length()).isLessThan(1_500);
        }
    }

    @Test
    @Tag("RFC6749-3.3")
    void withoutScopeTheClientsDefaultIsGranted() {
        var tokens = alexa.asking("scope", null).links();

        assertThat(tokens.json().getString("scope")).isEqualTo("smart_home");
    }

    @Test
    @Tag("RFC6749-3.1")
    void anEmptyParameterIsAnAbsentOne() {
        var query = alexa.asking("scope", "")
                .asking("state", "")
                .asking("code_challenge", "")
                .asking("response_mode", "");

        var answer = query.signsInAsAnn().allow();

        assertThat(answer.rawRedirectParameter("state")).isNull();
        assertThat(alexa.exchanges(answer.redirectParameter("code")).json().getString("scope"))
                .isEqualTo("smart_home");
    }

    @Test
    @Tag("RFC6749-3.1")
    void unknownParametersAreIgnored() {
        alexa.asking("nonsense", "x")
                .asking("prompt", "login")
                .asking("request_uri", "http://localhost:1/")
                .asking("claims", "{}");

        assertThat(alexa.links().status()).isEqualTo(200);
    }

    @Test
    @Tag("RFC9207-2")
    void theCodeNamesTheIssuer() {
        assertThat(alexa.signsInAsAnn().allow().redirectParameter("iss")).isEqualTo(alexa.issuer());
    }

    @Test
    void lookingFirstSpendsNothing() {
        var looked = alexa.sends("HEAD", "/oauth/authorize?" + alexa.query());

        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.location()).isNull();
        assertThat(looked.header("Set-Cookie")).isNull();
        assertThat(alexa.links().status()).isEqualTo(200);
    }

    @Test
    void theSameRequestTwiceMakesTwoThatBothLink() {
        var first = alexa.opens().location();
        var second = alexa.opens().location();

        assertThat(first).isNotEqualTo(second);
        assertThat(alexa.exchanges(codeFrom(first)).status()).isEqualTo(200);
        assertThat(alexa.exchanges(codeFrom(second)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void otherMethodsAreRefused(String method) {
        var answer = alexa.sends(method, "/oauth/authorize?" + alexa.query());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET");
        assertThat(answer.location()).isNull();
    }

    private String codeFrom(String login) {
        alexa.visits(login);
        alexa.signIn("ann", "ann-password-1");
        alexa.follow();
        return alexa.codeAfterConsent();
    }

    private static void assertIsAPage(Answer page) {
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isNull();
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.attempt()).isNotEmpty();
        assertThat(page.body()).contains(page.attempt());
    }
}
