package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.TestClients;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent is the sender's fault and gets an answer that says so: never a failure of the server. */
class BadInputIT {

    private static final String REFRESH = "grant_type=refresh_token&refresh_token=x";
    private static final List<String> NASTY = List.of(
            "\u0000",
            "a\u0000b",
            "\u0001\u0007\u001b\u007f",
            "\r\nX-Evil: 1",
            "\uFFFF\uFEFF\u202E",
            "'; drop table client; --",
            "../../etc/passwd",
            "${jndi:ldap://localhost:1/x}",
            "#{6007*7}",
            "x".repeat(3_000),
            "😀".repeat(300),
            "%00",
            "-1",
            "9999999999999999999",
            "null",
            "[]",
            "{\"$ne\":1}");

    private final Alexa alexa = Alexa.linking(TestClients.skill());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded", "application/x-www-form-urlencoded;charset=UTF-8",
                        "application/x-www-form-urlencoded; charset=utf-8",
                "Application/X-WWW-Form-URLEncoded", "application/x-www-form-urlencoded;charset=ISO-8859-1",
                        "application/x-www-form-urlencoded;"
            })
    void aFormIsReadWhateverItsParameters(String type) {
        assertThat(posts(REFRESH, Map.of("Content-Type", type)).error()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencodedx",
                "*/*"
            })
    void anotherContentTypeIsRefused(String type) {
        var answer = posts(REFRESH, Map.of("Content-Type", type));

        assertThat(answer.error()).isEqualTo("invalid_request");
        assertThat(answer.errorDescription()).contains("Content-Type");
        assertThat(answer.status()).isBetween(400, 415);
    }

    /** The application server itself refuses these, in its own words. */
    @ParameterizedTest
    @CsvSource({
        "Content-Type, nonsense",
        "Content-Type, /",
        "Accept, nonsense",
        "Accept, ',,;;'",
        "Accept-Language, ***;;q=nonsense"
    })
    void aHeaderThatCannotBeReadIsNoFailureOfTheServer(String name, String value) {
        var headers = new LinkedHashMap<>(Map.of("Content-Type", Alexa.FORM));
        headers.put(name, value);

        assertThat(posts(REFRESH, headers).status()).isBetween(400, 499);
    }

    @Test
    void noContentTypeIsRefused() {
        var answer = posts(REFRESH, Map.of());

        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var answer = posts(REFRESH + "&padding=" + "x".repeat(20_000), Map.of("Content-Type", Alexa.FORM));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @Test
    void aHugeBodyIsRefusedToo() {
        assertThat(posts("x=" + "x".repeat(1_000_000), Map.of("Content-Type", Alexa.FORM))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aFormForAPageIsBoundedBeforeItIsRead() {
        var login = Alexa.linking(TestClients.skill()).opensLogin();

        var answer = login.signIn("ann", "x".repeat(20_000));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void anEmptyBodyIsARequestThatLacksSomething() {
        var answer = posts("", Map.of("Content-Type", Alexa.FORM));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorDescription()).contains("grant_type");
    }

    @ParameterizedTest
    @CsvSource({"grant_type", "refresh_token", "scope", "client_id", "nonsense"})
    @Tag("RFC6749-3.2")
    void aRepeatedParameterIsNamed(String name) {
        var answer = posts(REFRESH + "&" + name + "=x&" + name + "=x", Map.of("Content-Type", Alexa.FORM));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
        assertThat(answer.errorDescription()).contains("more than once").contains(name);
    }

    @Test
    @Tag("RFC6749-5.2")
    void aNameThatIsNoNameDoesNotSpoilTheAnswer() {
        var answer = posts("%22%5C%0A%3Cb%3E=x&%22%5C%0A%3Cb%3E=x", Map.of("Content-Type", Alexa.FORM));

        assertThat(answer.errorDescription())
                .matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+")
                .doesNotContain("<");
    }

    @Test
    @Tag("RFC6749-3.2")
    void unknownParametersAreIgnored() {
        var token = alexa.links().refreshToken();

        var answer = alexa.posts(
                "token",
                Map.of("grant_type", "refresh_token", "refresh_token", token, "nonsense", "x", "audience", "y"));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void parametersInTheQueryAreNotRead() {
        var answer = alexa.posts(
                "token?grant_type=refresh_token&refresh_token=x",
                "a=b",
                Map.of(
                        "Content-Type",
                        Alexa.FORM,
                        "Authorization",
                        Alexa.basic("skill", TestClients.skill().secret())));

        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refresh_token=%",
                "refresh_token=%4",
                "refresh_token=%zz",
                "%=x",
                "refresh_token=%u0041",
                "grant_type=%-1"
            })
    void malformedPercentIsRefused(String pair) {
        var answer = posts(pair, Map.of("Content-Type", Alexa.FORM));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&",
                "&&&",
                "=",
                "=x",
                "&=&=",
                "grant_type",
                "grant_type=refresh_token&refresh_token",
                "\u0000",
                "é=é",
                "{\"a\":1}"
            })
    void aFormThatIsHardlyOneIsRefused(String body) {
        var answer = posts(body, Map.of("Content-Type", Alexa.FORM));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, token",
        "PUT, token",
        "DELETE, token",
        "PATCH, token",
        "HEAD, token",
        "GET, revoke",
        "PUT, revoke",
        "GET, introspect",
        "DELETE, introspect"
    })
    void anotherMethodIsRefused(String method, String endpoint) {
        var answer = alexa.sends(method, "/oauth/" + endpoint);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("POST");
        if (!method.equals("HEAD")) {
            assertThat(answer.error()).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/json", "text/html", "application/xml;q=0.9", "", "application/json;q=0"})
    void theAnswerIsJsonWhateverTheCallerAccepts(String accept) {
        var answer = posts(REFRESH, Map.of("Content-Type", Alexa.FORM, "Accept", accept));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_grant");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth/",
                "/oauth/nonsense",
                "/oauth/token/x",
                "/oauth/authorize/x",
                "/oauth/authorize;x=y/z",
                "/.well-known/nonsense"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(alexa.sends("GET", path).status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "grant_type, token",
        "code, token",
        "redirect_uri, token",
        "code_verifier, token",
        "refresh_token, token",
        "scope, token",
        "client_id, token",
        "client_secret, token",
        "token, revoke",
        "token_type_hint, revoke",
        "token, introspect"
    })
    void noFieldMakesTheServerFail(String field, String endpoint) {
        for (var grant : List.of("authorization_code", "refresh_token")) {
            for (var nasty : NASTY) {
                var fields = new LinkedHashMap<>(
                        Map.of("grant_type", grant, "code", "x", "refresh_token", "x", "token", "x"));
                fields.put(field, nasty);
                assertIsHarmless(alexa.posts(endpoint, fields));
                fields.putIfAbsent("client_id", "skill");
                fields.putIfAbsent("client_secret", TestClients.skill().secret());
                assertIsHarmless(alexa.postsInBody(endpoint, fields));
            }
        }
    }

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
                "nonsense"
            })
    void noFieldOfAnAuthorizationRequestMakesTheServerFail(String field) {
        for (var nasty : NASTY) {
            assertIsHarmless(
                    Alexa.linking(TestClients.skill()).asking(field, nasty).opens());
        }
    }

    static Stream<Arguments> pageFields() {
        return Stream.of(
                        "login:username",
                        "login:password",
                        "attempt",
                        "login",
                        "login_SUBMIT",
                        "jakarta.faces.ViewState",
                        "nonsense")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("pageFields")
    void noFieldOfTheLoginPageMakesTheServerFail(String field) {
        var login = alexa.opensLogin().page();

        for (var nasty : NASTY) {
            var fields = new LinkedHashMap<>(
                    Map.of("login:username", "no " + nasty.hashCode(), "login:password", "x", "login:signIn", "x"));
            fields.put(field, nasty);
            assertIsHarmless(alexa.reposts(login, fields));
        }
    }

    @Test
    void bytesThatAreNoUtf8AreRead() {
        for (var bytes : List.of("%FF%FE", "%C3%28", "%ED%A0%80", "%F0%80%80%80")) {
            assertIsHarmless(
                    posts("grant_type=refresh_token&refresh_token=" + bytes, Map.of("Content-Type", Alexa.FORM)));
            assertIsHarmless(alexa.opens(alexa.query() + "&nonsense=" + bytes));
            assertIsHarmless(alexa.asking("client_id", null).opens(alexa.query() + "&client_id=" + bytes));
        }
    }

    private Answer posts(String body, Map<String, String> headers) {
        var all = new LinkedHashMap<>(headers);
        all.put("Authorization", Alexa.basic("skill", TestClients.skill().secret()));
        return alexa.posts("token", body, all);
    }

    private static void assertIsHarmless(Answer answer) {
        assertThat(answer.status()).isLessThan(500);
        assertThat(answer.header("X-Evil")).isNull();
        assertThat(answer.body()).doesNotContain("42049");
    }
}
