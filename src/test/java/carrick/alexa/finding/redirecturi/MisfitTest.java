package carrick.alexa.finding.redirecturi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was never seen on the wire, but must not be sorted wrongly either; the rest is in RequestFindingsIT. */
class MisfitTest {

    private static final String PITANGUI = "https://pitangui.amazon.com/api/skill/link/M1A2B3";

    @ParameterizedTest
    @CsvSource({
        "https://layla.amazon.com/api/skill/link/M1A2B3, OTHER_REGION",
        "https://PITANGUI.amazon.com/api/skill/link/M1A2B3, WRITTEN_OTHERWISE",
        "https://pitangui.amazon.com:443/api/skill/link/M1A2B3, WRITTEN_OTHERWISE",
        "https://layla.amazon.com/api/skill/link/m1a2b3, WRITTEN_OTHERWISE",
        "https://pitangui.amazon.com/api/skill/link/M1A2B3/more, WRITTEN_OTHERWISE",
        "https://alexa.amazon.com/api/skill/link/M1A2B3, MISTYPED",
        "https://pitangui.amazon.com/api/skil/link/M1A2B3, MISTYPED",
        "https://pitangui.amazon.com/api/skill/link/M9Z9Z9, OTHER_VENDOR",
        "https://layla.amazon.com/api/skill/link/M1A2B4, OTHER_VENDOR",
        "https://pitangui.amazon.com/spa/skill/account-linking-status.html?vendorId=M1A2B3, IMPLICIT",
        "https://shop.example/alexa, APP",
        "com.example.lumen:/linked, APP",
        "x, APP"
    })
    void aClientOfASkill(String presented, Misfit misfit) {
        assertThat(Misfit.of(presented, List.of(PITANGUI))).isEqualTo(misfit);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example/li%C3%A9, WRITTEN_OTHERWISE",
        "https://app.example/lie%CC%81, WRITTEN_OTHERWISE",
        "https://app.example/li%C3%A9?, WRITTEN_OTHERWISE",
        "https://pitangui.amazon.com/api/skill/link/M1A2B3, UNKNOWN",
        "https://other.example/, UNKNOWN"
    })
    void aClientOfAnApp(String presented, Misfit misfit) {
        assertThat(Misfit.of(presented, List.of("https://app.example/li%c3%a9")))
                .isEqualTo(misfit);
    }

    @Test
    void aClientWithoutAny() {
        assertThat(Misfit.of(PITANGUI, List.of())).isEqualTo(Misfit.UNKNOWN);
    }
}
