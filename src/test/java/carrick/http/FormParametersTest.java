package carrick.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carrick.oauth.OAuthException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormParametersTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void areReadFromAQuery() {
        var query = FormParameters.ofQuery("client_id=skill&scope=a+b%20c&name=J%C3%BCrgen");

        assertThat(query.find("client_id")).contains("skill");
        assertThat(query.find("scope")).contains("a b c");
        assertThat(query.find("name")).contains("Jürgen");
    }

    @Test
    @Tag("RFC6749-3.1")
    void anEmptyValueCountsAsAbsent() {
        var query = FormParameters.ofQuery("scope=&state&client_id=skill&&");

        assertThat(query.find("scope")).isEmpty();
        assertThat(query.find("state")).isEmpty();
        assertThat(query.findEncoded("scope")).isEmpty();
        assertThat(query.find("client_id")).contains("skill");
        assertThat(query.repeated()).isEmpty();
    }

    @Test
    void thereMayBeNone() {
        assertThat(FormParameters.ofQuery(null).find("client_id")).isEmpty();
        assertThat(FormParameters.ofQuery("").repeated()).isEmpty();
    }

    @Test
    void keepTheValueAsItWasEncoded() {
        var query = FormParameters.ofQuery("state=a+b%2Bc%2f=&x=1");

        assertThat(query.findEncoded("state")).contains("a+b%2Bc%2f=");
        assertThat(query.find("state")).contains("a b+c/=");
    }

    @Test
    @Tag("RFC6749-3.1")
    void tellWhichNamesWereRepeatedHoweverTheyWereWritten() {
        assertThat(FormParameters.ofQuery("a=1&b=2&%61=3&c=").repeated()).containsExactly("a");
        assertThat(FormParameters.ofQuery("a=&a=1").repeated()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=%", "state=%4", "state=%zz", "%=1", "a=1&b=%u0041", "a=%-1"})
    void areRefusedWhereAPercentSignIsNotFollowedByTwoDigits(String query) {
        assertRefused(() -> FormParameters.ofQuery(query), "PARAMETER_MALFORMED");
    }

    @Property
    void giveBackWhatWasEncoded(@ForAll String value) {
        var wellFormed = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var query = FormParameters.ofQuery(
                "before=1&value=" + URLEncoder.encode(wellFormed, StandardCharsets.UTF_8) + "&after=2");

        assertThat(query.find("value").orElse("")).isEqualTo(wellFormed);
        assertThat(query.find("after")).contains("2");
    }

    @Property
    void noQueryDoesMoreThanBeRefused(@ForAll String query) {
        try {
            FormParameters.ofQuery(query).repeated().forEach(name -> new NamedFault(HttpFault.PARAMETER_REPEATED, name)
                    .description());
        } catch (OAuthException refused) {
            assertThat(refused.fault()).isEqualTo(HttpFault.PARAMETER_MALFORMED);
        }
    }

    @Nested
    class InABody {

        @ParameterizedTest
        @ValueSource(
                strings = {FORM, FORM + ";charset=UTF-8", FORM + " ; charset=utf-8", "Application/X-WWW-Form-UrlEncoded"
                })
        void haveTheirTypeWithOrWithoutACharset(String type) throws IOException {
            assertThat(body(type, "code=x").find("code")).contains("x");
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", "application/json", "text/plain", "multipart/form-data; boundary=x", FORM + "x"})
        void areRefusedUnderAnotherType(String type) {
            assertRefused(() -> body(type, "code=x"), "CONTENT_TYPE_UNSUPPORTED");
        }

        @Test
        void mayBeUpToTheLimit() throws IOException {
            assertThat(body(FORM, "a=" + "x".repeat(FormParameters.LONGEST_BODY - 2))
                            .find("a"))
                    .isPresent();
        }

        @Test
        void areRefusedBeyondTheLimit() {
            assertRefused(() -> body(FORM, "a=" + "x".repeat(FormParameters.LONGEST_BODY - 1)), "BODY_TOO_LARGE");
        }

        @Test
        @Tag("RFC6749-3.2")
        void areRefusedWhereOneIsRepeatedNamingIt() {
            assertThatThrownBy(() -> body(FORM, "code=a&scope=x&code=b"))
                    .isInstanceOfSatisfying(OAuthException.class, rejection -> {
                        assertThat(rejection.fault().name()).isEqualTo("PARAMETER_REPEATED");
                        assertThat(rejection.fault().description()).endsWith(": code");
                    });
        }

        @Test
        void areMissedByName() throws IOException {
            var form = body(FORM, "grant_type=");

            assertThatThrownBy(() -> form.require("grant_type"))
                    .isInstanceOfSatisfying(OAuthException.class, rejection -> {
                        assertThat(rejection.fault().name()).isEqualTo("PARAMETER_MISSING");
                        assertThat(rejection.fault().description()).endsWith(": grant_type");
                        assertThat(rejection.fault().status()).isEqualTo(400);
                    });
        }

        private FormParameters body(String type, String text) throws IOException {
            return FormParameters.ofBody(type, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void assertRefused(ThrowingCallable reading, String fault) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(OAuthException.class, rejection -> assertThat(
                        rejection.fault().name())
                .isEqualTo(fault));
    }

    @Test
    void tellsWhichPercentSignBeginsNoByte() {
        assertThat(FormParameters.malformed("a=%zz&b=1")).contains("%zz in a");
        assertThat(FormParameters.malformed("a=1&b=100%")).contains("% in b");
        assertThat(FormParameters.malformed("a=%20%2")).contains("%2 in a");
        assertThat(FormParameters.malformed("%=1")).contains("%=1 in %");
        assertThat(FormParameters.malformed("a=%20&b=%2B")).isEmpty();
    }
}
