package carrick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final long LARGEST = (1L << 60) - 1;

    @Test
    void sortsByTime() {
        var earlier = Id.next(NOON);
        var later = Id.next(NOON.plusMillis(1));

        assertThat(earlier).isLessThan(later).isPositive();
    }

    @Test
    void knowsTheMillisecondInWhichItWasMade() {
        assertThat(Id.madeAt(Id.next(NOON))).isEqualTo(NOON);
    }

    @Test
    void whatIsOlderThanAMomentIsARange() {
        assertThat(Id.next(NOON.minusMillis(1))).isLessThan(Id.atLeast(NOON));
        assertThat(Id.next(NOON)).isGreaterThanOrEqualTo(Id.atLeast(NOON));
    }

    @Test
    void isPositiveEvenWhereTheClockIsBeforeItsTime() {
        assertThat(Id.next(Instant.EPOCH)).isPositive();
    }

    @Test
    void isShownAsThreeGroupsOfFour() {
        assertThat(Id.show(Id.next(NOON))).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}");
        assertThat(Id.show(1)).isEqualTo("0000-0000-0001");
        assertThat(Id.show(LARGEST)).isEqualTo("ZZZZ-ZZZZ-ZZZZ");
    }

    @Property
    void isReadAsItWasShown(@ForAll @LongRange(min = 0, max = LARGEST) long id) {
        assertThat(Id.read(Id.show(id))).contains(id);
    }

    @Property
    void sortsAsTextLikeAsNumber(
            @ForAll @LongRange(min = 0, max = LARGEST) long one,
            @ForAll @LongRange(min = 0, max = LARGEST) long other) {
        assertThat(Integer.signum(Id.show(one).compareTo(Id.show(other)))).isEqualTo(Long.compare(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "02QK-1J0M-9T1C, 02qk-1j0m-9t1c",
        "02QK-1J0M-9T1C, 02QK1J0M9T1C",
        "02QK-1J0M-9T1C, 02QK LJ0M 9T1C",
        "02QK-1J0M-9T1C, O2QK-IJOM-9TlC",
        "02QK-1J0M-9T1C, o2qk-ij0m-9tic",
    })
    void isReadAsPeopleTypeIt(String shown, String typed) {
        assertThat(Id.read(typed))
                .isPresent()
                .isEqualTo(Id.read(shown))
                .map(Id::show)
                .contains(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "02QK-1J0M-9T1",
                "02QK-1J0M-9T1CC",
                "U2QK-1J0M-9T1C",
                "02QK-1J0M-9T1!",
                "02QK_1J0M_9T1C",
                "٠٢QK-1J0M-9T1C"
            })
    void isNotReadFromAnythingElse(String typed) {
        assertThat(Id.read(typed)).isEmpty();
    }
}
