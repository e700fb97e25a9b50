package carrick.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandleTest {

    private static final String RANDOM = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    @Test
    void isReadAsItWasWritten() {
        var handle = Handle.create(4711);

        assertThat(Handle.parse(handle.text())).contains(handle);
        assertThat(handle.text()).startsWith("0000-0000-04K7-");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "0000-0000-04K7",
                "0000-0000-04K7-",
                "000000004K7-" + RANDOM,
                "0000-0000-04K7-" + RANDOM + "x",
                "0000-0000-04k7-" + RANDOM,
                "0000-0000-04I7-" + RANDOM,
                "0000-0000-04K7-dBjftJeZ4CVP%mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                " 0000-0000-04K7-" + RANDOM,
                "0000-0000-04K7-" + RANDOM + "\n"
            })
    void isReadFromNothingElse(String text) {
        assertThat(Handle.parse(text)).isEmpty();
    }

    @Test
    void knowsItsHash() {
        var handle = Handle.create(4711);

        assertThat(handle.hasHash(handle.hash())).isTrue();
        assertThat(Handle.create(4711).hasHash(handle.hash())).isFalse();
    }

    @Test
    void printsItsNumberOnly() {
        assertThat(new Handle(4711, RANDOM)).hasToString("Handle of 0000-0000-04K7");
    }
}
