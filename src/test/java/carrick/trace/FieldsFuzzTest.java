package carrick.trace;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Fuzz;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsFuzzTest {

    @Test
    void canBeReadWhateverTheyAre() {
        Fuzz.of("names and values", "client_id=skill", "a: b=c: d\ne: f", "X-Y=\u0085\u2028", "=", "scope=a b")
                .holds(input -> {
                    var parts = List.of((input + "=").split("=", -1));
                    var fields = new Fields();
                    for (int i = 0; i + 1 < parts.size(); i++) {
                        fields.add(parts.get(i), parts.get(i + 1));
                    }
                    var text = fields.text(4_000);
                    var read = Fields.read(text);
                    var again = new Fields();
                    read.forEach(again::add);

                    assertThat(text).satisfiesAnyOf(none -> assertThat(none).isNull(), some -> assertThat(some)
                            .hasSizeLessThanOrEqualTo(4_000));
                    assertThat(read).allSatisfy((name, value) -> {
                        assertThat(name).hasSizeLessThanOrEqualTo(60).doesNotContain("\n");
                        assertThat(value).hasSizeLessThanOrEqualTo(400).doesNotContain("\n");
                    });
                    assertThat(again.text(4_000)).isEqualTo(text);
                });
    }
}
