package carrick.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFormTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded;charset=UTF-8",
                " Application/X-WWW-Form-URLEncoded ; charset=\"utf-8\" ",
                "application/x-www-form-urlencoded;",
                "multipart/form-data; boundary=\"a;b\\\"c\"",
                "application/vnd.x+json"
            })
    @Tag("RFC9110-8.3")
    void aMediaTypeIsReadable(String type) {
        assertThat(HeaderForm.readable("Content-Type", type)).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "/",
                "a/",
                "/b",
                "a/b/c",
                "a/b c",
                "a/b;=x",
                "a/b;charset=\"",
                "a/b;charset=",
                "a/b, c/d",
                "é/b"
            })
    void anythingElseIsNot(String type) {
        assertThat(HeaderForm.readable("CONTENT-TYPE", type)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
                "a/b;level=1;q=0.5",
                "a/b ; q=1.000 , c/*"
            })
    @Tag("RFC9110-12.5.1")
    void whatIsAcceptedIsReadable(String accept) {
        assertThat(HeaderForm.readable("Accept", accept)).isEqualTo(accept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", ",,;;", "a/b;q=x", "a/b;q=9e9", "a/b;q=", "*, */*", "a/b,"})
    void whatIsNotIsAbsent(String accept) {
        assertThat(HeaderForm.readable("accept", accept)).isNull();
    }

    @Test
    @Tag("RFC9110-12.5.4")
    void languagesAreReadableAndNonsenseIsAbsent() {
        assertThat(HeaderForm.readable("Accept-Language", "fr-CA,fr;q=0.9, en;q=0.8,*;q=0.1"))
                .isNotNull();
        assertThat(HeaderForm.readable("Accept-Language", "***;;q=nonsense")).isNull();
    }

    @Test
    void otherHeadersAreLeftAlone() {
        assertThat(HeaderForm.readable("Cookie", ";;=\"")).isEqualTo(";;=\"");
        assertThat(HeaderForm.readable("Accept", null)).isNull();
    }

    @Test
    void aLongHeaderIsReadInOneGo() {
        assertThat(HeaderForm.readable("Accept", "a/b;c=d".repeat(5_000))).isNull();
        assertThat(HeaderForm.readable("Accept", "a/b," + " ".repeat(30_000) + "x"))
                .isNull();
        assertThat(HeaderForm.readable("Content-Type", "a/b;c=\"" + "\\\"".repeat(15_000)))
                .isNull();
    }
}
