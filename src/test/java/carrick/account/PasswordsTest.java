package carrick.account;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.platform.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    @Test
    void areHashedSlowlyAndNeverTwiceAlike() {
        var hash = Passwords.hash("ann-password-1");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(Passwords.hash("ann-password-1"));
        assertThat(Passwords.isHash(hash)).isTrue();
    }

    @Test
    void matchTheirOwnHashOnlyAndNobodysNever() {
        var passwords = new Passwords();
        passwords.settings = TestSettings.defaults();
        passwords.open();
        var hash = Passwords.hash("ann-password-1");

        assertThat(passwords.match("ann-password-1", hash)).isTrue();
        assertThat(passwords.match("ann-password-2", hash)).isFalse();
        assertThat(passwords.match("", hash)).isFalse();
        assertThat(passwords.match("nobody has this password", null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann-password-1",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$argon2id$",
                "$argon2id$v=19$m=x,t=2,p=1$AAAA$AAAA",
                "$argon2i$v=19$m=19456,t=2,p=1$VPoSbHKoO0cyLfUpjKeTXQ$7VLkSvBRwgCAe7GDWkgSXZ5lqCMpLm4bWdCnV4E1oyM",
                "$argon2id$v=19$m=19456,t=2,p=1$VPoSbHKoO0cyLfUpjKeTXQ",
                "$argon2id$v=19$m=19456,t=2,p=1$****$****"
            })
    void areNotHashesInAnotherForm(String text) {
        assertThat(Passwords.isHash(text)).isFalse();
    }
}
