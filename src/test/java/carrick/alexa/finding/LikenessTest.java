package carrick.alexa.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    @ParameterizedTest
    @CsvSource({"skill, skill, 0", "skill, skil, 1", "skill, '', 5", "'', skill, 5", "kitten, sitting, 3", "ab, ba, 2"})
    void theDistanceIsInCharacters(String one, String other, int distance) {
        assertThat(Likeness.distance(one, other)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "skill, skil, true",
        "skill, Skill, true",
        "skill, ' skill', true",
        "skill, still, true",
        "skill, strict, false",
        "a, b, true",
        "lumen-lights, lumen-light, true",
        "lumen-lights, alexa-lights, false"
    })
    void aFewSlipsAreNear(String one, String other, boolean near) {
        assertThat(Likeness.isNear(one, other)).isEqualTo(near);
        assertThat(Likeness.isNear(other, one)).isEqualTo(near);
    }

    @Test
    void ofSeveralNearOnesTheNearestCounts() {
        assertThat(Likeness.nearest("lumen-lights", List.of("lumen-fights", "lumen-ligths", "lumen-light", "other")))
                .contains("lumen-fights");
        assertThat(Likeness.nearest("lumen-lights", List.of("other"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc | abd | character 3, \"c\" instead of \"d\"",
                "abc/ | abc | character 4, \"/\" instead of nothing",
                "ab | abc | character 3, nothing instead of \"c\""
            })
    void theFirstDifferenceIsShown(String presented, String expected, String words) {
        assertThat(Likeness.firstDifference(presented, expected)).isEqualTo(words);
    }
}
