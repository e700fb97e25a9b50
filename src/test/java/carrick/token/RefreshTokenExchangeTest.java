package carrick.token;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.client.ClientPolicy;
import carrick.client.RefreshMode;
import carrick.client.StaleTokens;
import carrick.grant.Ending;
import carrick.oauth.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefreshTokenExchangeTest {

    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final Link link = new Link(policy(RefreshMode.ROTATE));

    @Test
    @Tag("RFC6749-6")
    void aRetryWithinTheOverlapGetsTheSameRefreshTokenAndAFreshAccessToken() {
        link.clock.pass(OVERLAP);
        var token = link.newest();
        var first = link.present(token);
        link.clock.pass(Duration.ofSeconds(5));
        var second = link.present(token);

        assertThat(second.refreshToken()).isEqualTo(first.refreshToken());
        assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
    }

    @Test
    void aLostAnswerIsMadeUpForDaysLater() {
        link.clock.pass(OVERLAP);
        link.refreshInVain();
        link.clock.pass(Duration.ofDays(3));

        assertThat(link.refresh().generation()).isEqualTo(2);
    }

    @Test
    void onceTheSuccessorIsInUseTheTokenBeforeIsStale() {
        var old = link.newest();
        link.clock.pass(OVERLAP);
        link.refresh();
        link.introspect();
        link.clock.pass(OVERLAP);

        assertThat(link.present(old).fault()).isEqualTo("REFRESH_TOKEN_STALE");
        assertThat(link.refresh().isGood()).isTrue();
    }

    @Test
    @Tag("RFC9700-4.14.2")
    void aStaleTokenEndsTheFamilyWhereThePolicySaysSo() {
        var harder = new Link(new ClientPolicy().with(RefreshMode.ROTATE, OVERLAP, StaleTokens.END_FAMILY));
        var old = harder.newest();
        harder.clock.pass(OVERLAP);
        harder.refresh();
        harder.introspect();
        harder.clock.pass(OVERLAP);

        assertThat(harder.present(old).fault()).isEqualTo("REFRESH_TOKEN_REUSED");
        assertThat(harder.row().ending()).isEqualTo(Ending.REFRESH_TOKEN_REUSED);
        assertThat(harder.refresh().fault()).isEqualTo("LINK_ENDED");
    }

    @Test
    void aDatabaseThatForgotMovesForwardToWhatTheClientHolds() {
        for (int i = 0; i < 3; i++) {
            link.clock.pass(OVERLAP);
            link.refresh();
        }
        link.restore(0);

        assertThat(link.refresh().generation()).isEqualTo(4);
        assertThat(link.row().generation()).isEqualTo(4);
    }

    @Test
    @Tag("RFC7009-2")
    void aRevokedFamilyIsRefusedWhateverTheTolerance() {
        link.revoke();

        assertThat(link.refresh().fault()).isEqualTo("LINK_ENDED");
    }

    @Test
    void aRevocationWinsOverARotationThatHasReadTheFamilyBefore() {
        link.clock.pass(OVERLAP);

        assertThat(link.refreshWhile(link::revoke).fault()).isEqualTo("LINK_ENDED");
        assertThat(link.row().generation()).isEqualTo(1);
    }

    @Test
    void aTokenThatCarrickDidNotMakeIsUnknown() {
        var genuine = link.newest().reveal();

        assertThat(link.present(new Secret("Atzr|IwEBIJ")).fault()).isEqualTo("REFRESH_TOKEN_UNKNOWN");
        assertThat(link.present(new Secret(genuine.substring(0, genuine.length() - 4) + "AAAA"))
                        .fault())
                .isEqualTo("REFRESH_TOKEN_UNKNOWN");
        assertThat(link.present(new Secret(genuine.replace("crk_rt_", "crk_at_")))
                        .fault())
                .isEqualTo("REFRESH_TOKEN_UNKNOWN");
    }

    @Test
    void aTokenOfARemovedMasterKeyIsUnknown() {
        var old = link.newest();
        link.changeMasterKey();
        link.refresh();
        link.changeMasterKey();

        assertThat(link.present(old).fault()).isEqualTo("REFRESH_TOKEN_UNKNOWN");
        assertThat(link.refresh().isGood()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aLinkThatIsNotUsedForLongerThanItsLimitEnds(RefreshMode mode) {
        var limited = new Link(policy(mode).withLifetimes(Duration.ofHours(1), Duration.ofDays(180)));
        limited.clock.pass(Duration.ofDays(181));

        assertThat(limited.refresh().fault()).isEqualTo("LINK_IDLE");
        assertThat(limited.row().ending()).isEqualTo(Ending.IDLE);
    }

    @Test
    void theUseOfATokenThatNeverChangesIsNotedOnceADay() {
        var fixed = new Link(policy(RefreshMode.FIXED));
        fixed.refresh();
        var before = fixed.row();

        fixed.clock.pass(Duration.ofHours(23));
        fixed.refresh();
        assertThat(fixed.row()).isEqualTo(before);

        fixed.clock.pass(Duration.ofHours(1));
        fixed.refresh();
        assertThat(fixed.row().renewedAt()).isEqualTo(fixed.clock.now());
    }

    /** A healthy refresh leaves nothing behind: a table that grew with them would grow for ever. */
    @ParameterizedTest
    @EnumSource
    void onlyTheFirstRefreshIsNews(RefreshMode mode) {
        var healthy = new Link(policy(mode));
        healthy.clock.pass(OVERLAP);
        healthy.refresh();
        assertThat(healthy.hadNews()).isTrue();

        for (var pause : List.of(Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(2), Duration.ofDays(30))) {
            healthy.clock.pass(pause);
            healthy.refresh();
            assertThat(healthy.hadNews()).isFalse();
        }
    }

    private static ClientPolicy policy(RefreshMode mode) {
        return new ClientPolicy().with(mode, OVERLAP, StaleTokens.REPORT);
    }
}
