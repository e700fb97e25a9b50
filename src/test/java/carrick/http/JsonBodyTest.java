package carrick.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carrick.oauth.OAuthException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"é\"}", " \r\n{\"a\":\"é\"}\t\n ", "\uFEFF{\"a\":\"é\"}"})
    void oneObjectIsRead(String text) {
        assertThat(JsonBody.parse(text.getBytes(UTF_8)).getString("a")).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"a\"",
                "1",
                "null",
                "{",
                "{}}",
                "{}{}",
                "{} x",
                "{},",
                "{}[]",
                "{}\u0000",
                "{\"a\":1,\"a\":2}",
                "{\"b\":{\"a\":1,\"a\":2}}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":\"\u0001\"}"
            })
    void anythingElseIsRefused(String text) {
        assertRefused(text.getBytes(UTF_8));
    }

    @Test
    void otherEncodingsThanUtf8AreRefused() {
        assertRefused("{\"a\":\"é\"}".getBytes(ISO_8859_1));
        assertRefused("{}".getBytes(UTF_16LE));
    }

    @Test
    void anObjectThatIsTooDeepIsRefused() {
        assertRefused(("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)).getBytes(UTF_8));
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> JsonBody.parse(bytes))
                .isInstanceOfSatisfying(OAuthException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(HttpFault.JSON_MALFORMED));
    }
}
