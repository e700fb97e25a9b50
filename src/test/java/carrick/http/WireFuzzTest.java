package carrick.http;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.oauth.OAuthException;
import carrick.support.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WireFuzzTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Written anew and read again, it is the same form. */
    @Test
    void aFormIsReadOrRefused() {
        Fuzz.of(
                        "forms",
                        "grant_type=authorization_code&code=crk_code_AAE&redirect_uri=https%3A%2F%2Flayla.amazon.com%2Fx&client_id=skill",
                        "grant_type=refresh_token&refresh_token=crk_rt_x&scope=a+b%20c&client_secret=%C3%A9%F0%9F%98%80",
                        "token=x&token_type_hint=access_token")
                .holds(body -> {
                    try {
                        var form = FormParameters.ofBody(
                                FORM, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
                        for (var name : new String[] {"grant_type", "code", "token", "scope", "redirect_uri"}) {
                            form.find(name).ifPresent(value -> assertThat(again(name, value))
                                    .isEqualTo(value));
                        }
                        form.require("token");
                    } catch (OAuthException refused) {
                        assertIsTold(refused);
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                });
    }

    @Test
    void aContentTypeIsReadOrRefused() {
        var form = "a=b".getBytes(StandardCharsets.UTF_8);
        Fuzz.of(
                        "content types",
                        FORM,
                        FORM + ";charset=UTF-8",
                        "application/json; charset=\"utf-8\"",
                        "multipart/form-data;boundary=x")
                .holds(type -> {
                    var readable = HeaderForm.readable("Content-Type", type);
                    assertThat(readable).isIn(null, type);
                    try {
                        FormParameters.ofBody(readable, new ByteArrayInputStream(form));
                        assertThat(type.strip().toLowerCase(java.util.Locale.ROOT))
                                .startsWith(FORM);
                    } catch (OAuthException refused) {
                        assertIsTold(refused);
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                });
    }

    @Test
    void whatIsAcceptedIsReadableOrAbsent() {
        Fuzz.of(
                        "Accept headers",
                        "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
                        "application/json",
                        "a/b;c=\"d\\\"e\";q=1.000")
                .holds(accept ->
                        assertThat(HeaderForm.readable("Accept", accept)).isIn(null, accept));
        Fuzz.of("Accept-Language headers", "fr-CA,fr;q=0.9,en;q=0.8,*;q=0.1", "de", "*")
                .holds(accept -> assertThat(HeaderForm.readable("Accept-Language", accept))
                        .isIn(null, accept));
    }

    @Test
    void jsonIsReadOrRefused() {
        Fuzz.of(
                        "JSON bodies",
                        "{\"a\":[1,2.5e3,true,null,\"\\u00e9\\n\"],\"b\":{\"c\":{}}}",
                        "{\"directive\":{\"header\":{\"namespace\":\"Alexa\"},\"payload\":{}}}",
                        " {\"x\":\"\uD83D\uDE00\"} ")
                .holds(body -> {
                    try {
                        assertThat(JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)))
                                .isNotNull();
                    } catch (OAuthException refused) {
                        assertIsTold(refused);
                    }
                });
    }

    private static String again(String name, String value) {
        return FormParameters.ofQuery(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .require(name);
    }

    /** RFC6749-5.2. */
    private static void assertIsTold(OAuthException refused) {
        assertThat(refused.fault().description()).matches("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }
}
