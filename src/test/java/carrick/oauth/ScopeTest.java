package carrick.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @Test
    @Tag("RFC6749-3.3")
    void isASetOfTokensSeparatedBySpaces() {
        assertThat(Scope.parse("read write").tokens()).containsExactly("read", "write");
    }

    @Test
    void countsARepeatedTokenOnceAndIgnoresExtraSpaces() {
        assertThat(Scope.parse("  read  write read ")).hasToString("read write");
    }

    @Test
    void anEmptyTextIsTheEmptyScope() {
        assertThat(Scope.parse("").isEmpty()).isTrue();
        assertThat(Scope.parse("").isWellFormed()).isTrue();
        assertThat(Scope.parse("")).hasToString("");
    }

    @Test
    void theOrderOfTokensDoesNotMatter() {
        assertThat(Scope.parse("a b")).isEqualTo(Scope.parse("b a"));
    }

    @Test
    void isWithinAScopeThatHasAllOfItsTokens() {
        var registered = Scope.parse("read write");

        assertThat(Scope.parse("write").isWithin(registered)).isTrue();
        assertThat(registered.isWithin(registered)).isTrue();
        assertThat(Scope.parse("").isWithin(registered)).isTrue();
        assertThat(Scope.parse("write admin").isWithin(registered)).isFalse();
        assertThat(Scope.parse("Write").isWithin(registered)).isFalse();
    }

    @ParameterizedTest
    @Tag("RFC6749-3.3")
    @ValueSource(strings = {"alexa::all:read", "https://example.com/scope", "!#[]~"})
    void acceptsThePrintableCharacters(String text) {
        assertThat(Scope.parse(text).isWellFormed()).isTrue();
    }

    @ParameterizedTest
    @Tag("RFC6749-3.3")
    @ValueSource(strings = {"a\"b", "a\\b", "a\tb", "häuser", "a\nb", "\u007f"})
    void refusesQuotesBackslashControlsAndOtherAlphabets(String text) {
        assertThat(Scope.parse("good " + text).isWellFormed()).isFalse();
    }

    @Property
    void readsWhatItWrites(@ForAll List<@AlphaChars @NotEmpty String> tokens) {
        assertThat(Scope.parse(Scope.of(tokens).toString())).isEqualTo(Scope.of(tokens));
    }
}
