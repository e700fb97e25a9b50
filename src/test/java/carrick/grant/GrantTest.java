package carrick.grant;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.platform.TestClock;
import org.junit.jupiter.api.Test;

class GrantTest {

    private final Grant grant = TestGrants.grant();
    private final TokenFamily family = TestGrants.family(grant, new byte[16]);

    @Test
    void everyFamilyUnderItLivesWhileItIsActive() {
        assertThat(grant.isActive()).isTrue();
        assertThat(family.isAlive()).isTrue();
    }

    @Test
    void revokingItEndsEveryFamily() {
        grant.revoke(TestClock.START);

        assertThat(grant.isActive()).isFalse();
        assertThat(family.isAlive()).isFalse();
        assertThat(family.ending()).isNull();
    }

    @Test
    void disablingTheAccountEndsEveryFamilyUntilItIsEnabledAgain() {
        grant.account().disable(TestClock.START);
        assertThat(family.isAlive()).isFalse();

        grant.account().enable();
        assertThat(family.isAlive()).isTrue();
    }

    @Test
    void aFamilyBelongsToTheClientItWasMadeFor() {
        assertThat(family.belongsTo("skill")).isTrue();
        assertThat(family.belongsTo("Skill")).isFalse();
    }
}
