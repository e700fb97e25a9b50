package carrick.http;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.oauth.Secret;
import carrick.trace.Fields;
import carrick.trace.TestFields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trace shows of parameters: enough to see what is wrong, and nothing that somebody could use. */
class DisclosureTest {

    static final String SECRET = "S3cret-Value-0123456789abcdef";
    static final String START = SECRET.substring(0, 12);

    @Test
    void showsWhatIsNoSecret() {
        var told = told(
                "grant_type=authorization_code&client_id=skill&redirect_uri=https%3A%2F%2Fa.example%2Fb&scope=a+b"
                        + "&response_type=code&code_challenge_method=S256&token_type_hint=access_token&response_mode=query");

        assertThat(told)
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("client_id", "skill")
                .containsEntry("redirect_uri", "https://a.example/b")
                .containsEntry("scope", "a b")
                .hasSize(8);
    }

    @Test
    void showsOfTheRestHowLongItIsAndWhatSpoiledIt() {
        var told = told("code=abc+def&state=x%252By&nonce=123&clientId=1&user_state=2");

        assertThat(told.get("code")).isEqualTo("7 characters, 1 blanks, " + new Secret("abc def"));
        assertThat(told.get("state")).isEqualTo("5 characters, encoded twice, " + new Secret("x%2By"));
        assertThat(told).containsOnlyKeys("code", "state", "nonce", "clientId", "user_state");
    }

    /** These are the ones that Carrick knows, those that others know, and typing errors. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "code",
                "state",
                "client_secret",
                "refresh_token",
                "access_token",
                "code_verifier",
                "code_challenge",
                "token",
                "password",
                "username",
                "assertion",
                "client_assertion",
                "id_token_hint",
                "nonce",
                "login_hint",
                "device_code",
                "Code",
                "CLIENT_SECRET",
                "clientSecret",
                "client-secret",
                "client secret",
                "secret",
                "x",
                "",
                "j_password"
            })
    void hidesTheValueOfEveryOtherParameter(String name) {
        assertHides(encode(name) + "=" + encode(SECRET));
        assertHides(encode(name) + "=" + encode(SECRET) + "&" + encode(name) + "=" + encode(SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SECRET,
                SECRET + "=",
                SECRET + "&" + SECRET,
                "{\"client_secret\":\"" + SECRET + "\"}",
                "{\"a\":\"" + SECRET + "=\"}",
                "client_secret:" + SECRET,
                "client_secret%3D" + SECRET,
                "<code>" + SECRET + "</code>",
            })
    void hidesASecretThatStandsWhereANameBelongs(String body) {
        assertHides(body);
    }

    static void assertHides(String form) {
        assertThat(told(form).toString()).doesNotContain(SECRET).doesNotContain(START);
    }

    private static Map<String, String> told(String form) {
        var fields = new Fields();
        FormParameters.ofQuery(form).tell(fields);
        return TestFields.of(fields);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
