package carrick.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void areReadAsTheyWereWritten() {
        var text = new Fields()
                .add("grant_type", "refresh_token")
                .add("generation", 3)
                .add("left out", null)
                .add("empty", "")
                .text(4_000);

        assertThat(text).isEqualTo("grant_type: refresh_token\ngeneration: 3\nempty: ");
        assertThat(Fields.read(text))
                .isEqualTo(Map.of("grant_type", "refresh_token", "generation", "3", "empty", ""))
                .hasToString("{grant_type=refresh_token, generation=3, empty=}");
    }

    @Test
    void areNoneWhereThereIsNothing() {
        assertThat(new Fields().text(4_000)).isNull();
        assertThat(Fields.read(null)).isEmpty();
    }

    @Test
    void leaveOutWhatDoesNotFitAndKeepWhatDoes() {
        var text = new Fields()
                .add("a", "x".repeat(50))
                .add("b", "y".repeat(100))
                .add("c", "z")
                .text(80);

        assertThat(Fields.read(text)).containsOnlyKeys("a", "c");
        assertThat(text).hasSizeLessThanOrEqualTo(80);
    }

    /** A database refuses half of one. */
    @Test
    void areNotCutWithinACharacter() {
        var read = Fields.read(
                new Fields().add("a", "x" + "\uD83D\uDE00".repeat(300)).text(4_000));

        assertThat(read.get("a")).hasSize(400).endsWith("\uD83D\uDE00\u2026");
        assertThat(Fields.read(new Fields().add("a", "\uD83D\uDE00".repeat(300)).text(4_000))
                        .get("a"))
                .hasSize(399)
                .endsWith("\uD83D\uDE00\u2026");
    }
}
