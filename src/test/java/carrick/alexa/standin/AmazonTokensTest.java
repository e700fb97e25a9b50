package carrick.alexa.standin;

import static carrick.alexa.standin.AmazonToken.Kind.ACCESS;
import static carrick.alexa.standin.AmazonToken.Kind.REFRESH;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.platform.MasterKey;
import carrick.platform.TestClock;
import carrick.platform.TestKeys;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmazonTokensTest {

    private final TestClock clock = new TestClock();
    private final AmazonTokens tokens = tokens(TestKeys.master(1));
    private final String link = AmazonTokens.newLink();

    @ParameterizedTest
    @EnumSource
    void sayWhatWasPutIntoThem(Region region) {
        var access = AmazonToken.access(link, region, clock.now().plusSeconds(3600));
        var refresh = AmazonToken.refresh(link, region);

        assertThat(tokens.recognise(issue(access), ACCESS)).contains(access);
        assertThat(tokens.recognise(issue(refresh), REFRESH)).contains(refresh);
    }

    @Test
    void areAsLongAsAmazonsAndCarryTheLinkLegibly() {
        var access = issue(access());
        var refresh = issue(AmazonToken.refresh(link, Region.EU));

        assertThat(access).startsWith("Atza|" + link).hasSizeBetween(350, 2_048);
        assertThat(refresh).startsWith("Atzr|" + link).hasSizeBetween(350, 2_048);
    }

    @Test
    void differEachFromTheOther() {
        assertThat(issue(access())).isNotEqualTo(issue(access()));
        assertThat(AmazonTokens.newLink()).hasSize(24).isNotEqualTo(link);
    }

    @Test
    void areRecognisedAfterARestartAndUnderAPreviousKey() {
        var before = issue(access());

        assertThat(tokens(TestKeys.master(1)).recognise(before, ACCESS)).isPresent();
        assertThat(tokens(TestKeys.master(2, 1)).recognise(before, ACCESS)).isPresent();
        assertThat(tokens(TestKeys.master(2)).recognise(before, ACCESS)).isEmpty();
    }

    @Test
    void expireToTheMillisecondUnlessTheyRefresh() {
        var access = issue(access());
        var refresh = issue(AmazonToken.refresh(link, Region.NA));

        clock.pass(Duration.ofHours(1).minusMillis(1));
        assertThat(tokens.recognise(access, ACCESS)).isPresent();
        clock.pass(Duration.ofMillis(1));
        assertThat(tokens.recognise(access, ACCESS)).isEmpty();
        clock.pass(Duration.ofDays(36_500));
        assertThat(tokens.recognise(refresh, REFRESH)).isPresent();
    }

    @Test
    void areOfOneKind() {
        var access = issue(access());
        var refresh = issue(AmazonToken.refresh(link, Region.NA));

        assertThat(tokens.recognise(access, REFRESH)).isEmpty();
        assertThat(tokens.recognise(refresh, ACCESS)).isEmpty();
        assertThat(tokens.recognise(access.replace("Atza|", "Atzr|"), REFRESH)).isEmpty();
        assertThat(tokens.recognise(refresh.replace("Atzr|", "Atza|"), ACCESS)).isEmpty();
    }

    @Property(tries = 2000)
    void areRefusedWithOneCharacterChanged(
            @ForAll @IntRange(max = 352) int at, @ForAll @CharRange(from = ' ', to = '~') char to) {
        var text = issue(access());
        var changed = new StringBuilder(text);
        changed.setCharAt(at, to);

        assertThat(tokens.recognise(changed.toString(), ACCESS).isPresent()).isEqualTo(text.charAt(at) == to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Atza|", "Atza|x", "Atzr|AAAA", "crk_at_AAAA", "äöü"})
    void areNothingElse(String text) {
        assertThat(tokens.recognise(text, ACCESS)).isEmpty();
        assertThat(tokens.recognise(issue(access()) + text + "A", ACCESS)).isEmpty();
    }

    private String issue(AmazonToken token) {
        return tokens.issue(token).reveal();
    }

    private AmazonToken access() {
        return AmazonToken.access(link, Region.NA, clock.now().plusSeconds(3600));
    }

    private AmazonTokens tokens(MasterKey masterKey) {
        var made = new AmazonTokens();
        made.masterKey = masterKey;
        made.clock = clock;
        return made;
    }
}
