package carrick.account;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernamesTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "ann,ann",
                "Ann,ann",
                " ann ,ann",
                "ANN@Example.COM,ann@example.com",
                "ａｎｎ,ann",
                "JÜRGEN,jürgen",
                "JU\u0308RGEN,jürgen",
                "TITLE,title",
                "ann\u00a0,ann"
            })
    void areTheSameHoweverAPhoneWritesThem(String typed, String normal) {
        assertThat(Usernames.normal(typed)).isEqualTo(normal);
    }

    @Property(tries = 1000)
    void areNormalOnceAndForAll(@ForAll String typed) {
        var normal = Usernames.normal(typed);

        assertThat(Usernames.normal(normal)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "a", "ann@example.com", "jürgen", "アン", "\uD83D\uDE00"})
    void mayBe(String normal) {
        assertThat(Usernames.isPossible(normal)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "a\nb", "\uD83D", "a\uDE00"})
    void mayNotBe(String normal) {
        assertThat(Usernames.isPossible(normal)).isFalse();
    }

    @Test
    void haveAtMost200Characters() {
        assertThat(Usernames.isPossible("x".repeat(200))).isTrue();
        assertThat(Usernames.isPossible("x".repeat(201))).isFalse();
    }
}
