package carrick.preflight.exam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HiddenWordsTest {

    private final HiddenWords hidden = new HiddenWords();

    @Test
    void aSecretIsHiddenHoweverItIsWritten() {
        hidden.add("client_secret", "s3cret/+value");

        assertThat(hidden.hide("it is s3cret/+value, s3cret%2F%2Bvalue, and czNjcmV0Lyt2YWx1ZQ==."))
                .doesNotContain("s3cret")
                .doesNotContain("czNjcmV0")
                .contains("[client_secret, 13 characters]");
    }

    @Test
    void whatIsASecretByItsNameIsHiddenBeforeAnybodyTold() {
        assertThat(hidden.hide("Location: https://layla.amazon.com/api/skill/link/M1?code=abcdefgh&state=kept"))
                .doesNotContain("abcdefgh")
                .contains("state=kept");
        assertThat(hidden.hide("{\"access_token\": \"abc\\\"def\", \"expires_in\": 3600}"))
                .doesNotContain("def")
                .contains("3600");
        assertThat(hidden.hide("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln"))
                .doesNotContain("eyJ");
    }

    @Test
    void theLongestIsHiddenFirst() {
        hidden.add("short", "abcd");
        hidden.add("long", "abcdefgh");

        assertThat(hidden.hide("abcdefgh")).isEqualTo("[long, 8 characters]");
    }

    @Test
    void nothingIsHiddenThatIsTooShortToBeOne() {
        hidden.add("password", "a");

        assertThat(hidden.hide("a banana")).isEqualTo("a banana");
    }
}
