package carrick.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.http.FormParameters;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {

    @ParameterizedTest
    @Tag("RFC6749-4.1.2")
    @ValueSource(
            strings = {
                "simple",
                "a+b",
                "a%20b",
                "a%2Bb",
                "a%2bb",
                "AmasABC+/=",
                "Amas%2B%2F%3D",
                "a/b",
                "a=b==",
                "a%26b%3Dc",
                "%C3%A4",
                "%E4",
                "a%0D%0Ab",
                "%00",
                "(a)*!$,;:@/?~-._",
                "%22%3Cscript%3E"
            })
    void goesBackByteForByteAsItCame(String sent) {
        assertThat(state(sent).encoded()).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a\"b, a%22b",
                "a<b>, a%3Cb%3E",
                "a'b, a%27b",
                "a b, a%20b",
                "a\\b, a%5Cb",
                "a{b}|[c]^`, `a%7Bb%7D%7C%5Bc%5D%5E%60`",
                "a#b, a%23b",
            })
    void whatShouldHaveBeenEncodedIs(String sent, String returned) {
        assertThat(state(sent).encoded()).isEqualTo(returned);
    }

    @Test
    void rawBytesBeyondAsciiComeAsLatin1AndGoBackAsTheBytesTheyWere() {
        var utf8 = new String("ä€".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(state(utf8).encoded()).isEqualTo("%C3%A4%E2%82%AC");
        assertThat(state("\u00e4").encoded()).isEqualTo("%E4");
    }

    @Test
    void aLineBreakCannotPass() {
        assertThat(state("a\r\nLocation: https://evil.example").encoded())
                .isEqualTo("a%0D%0ALocation:%20https://evil.example");
    }

    @Property
    void nothingBreaksOutOfTheRedirect(@ForAll @NotEmpty String sent) {
        var oneParameter = sent.replace("&", "").replace("%", "") + "x";

        assertThat(state(oneParameter).encoded()).matches("[A-Za-z0-9._~!$()*+,;=:@/?%-]+");
    }

    @Property
    void theClientReadsWhatItWrote(@ForAll @NotEmpty String written) {
        var wellFormed = new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var sent = URLEncoder.encode(wellFormed, StandardCharsets.UTF_8);

        assertThat(state(sent).encoded()).isEqualTo(sent);
        assertThat(URLDecoder.decode(state(sent).encoded(), StandardCharsets.UTF_8))
                .isEqualTo(wellFormed);
    }

    @Test
    void isTooLongBeyond4096CharactersAfterDecoding() {
        assertThat(state("x".repeat(4096)).isTooLong()).isFalse();
        assertThat(state("%41".repeat(4096)).isTooLong()).isFalse();
        assertThat(state("x".repeat(4097)).isTooLong()).isTrue();
    }

    @Test
    void isAbsentWhereItIsEmpty() {
        assertThat(State.in(FormParameters.ofQuery("state="))).isEmpty();
        assertThat(State.in(FormParameters.ofQuery("x=1"))).isEmpty();
    }

    @Test
    void isTheSameForTheTraceHoweverItWasEncoded() {
        assertThat(state("a%2Fb").hash()).isEqualTo(state("a/b").hash());
    }

    @Test
    void printsNothingOfACustomer() {
        assertThat(state("customer-4711")).asString().startsWith("State#").doesNotContain("4711");
    }

    private static State state(String sent) {
        return State.in(FormParameters.ofQuery("client_id=skill&state=" + sent)).orElseThrow();
    }
}
