package carrick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class InstantConverterTest {

    private final InstantConverter converter = new InstantConverter();

    @Test
    void storesTheMomentInUtc() {
        assertThat(converter.convertToDatabaseColumn(Instant.parse("2026-11-22T08:00:00.123456Z")))
                .isEqualTo(OffsetDateTime.parse("2026-11-22T08:00:00.123456Z"));
    }

    @Test
    void readsTheMomentWhateverTheOffset() {
        assertThat(converter.convertToEntityAttribute(OffsetDateTime.parse("2026-11-22T09:00:00+01:00")))
                .isEqualTo("2026-11-22T08:00:00Z");
    }

    @Test
    void leavesNothingAsNothing() {
        assertThat(converter.convertToDatabaseColumn(null)).isNull();
        assertThat(converter.convertToEntityAttribute(null)).isNull();
    }
}
