package carrick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

    @ParameterizedTest
    @EnumSource
    void hasADefaultThatPassesItsOwnCheck(Setting setting) {
        if (setting.byDefault() != null) {
            assertThat(setting.complaintAbout(setting.byDefault())).isNull();
        }
    }

    @Test
    void hasAKeyOfItsOwnUnderCarrick() {
        assertThat(Setting.values())
                .extracting(Setting::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("carrick(\\.[a-z-]+)+"));
    }

    @Test
    void hasAnEnvironmentVariableOfItsOwn() {
        assertThat(Arrays.stream(Setting.values())
                        .map(setting -> setting.key().toUpperCase().replaceAll("[^A-Z0-9]", "_")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.com",
                "https://id.example.com:8443",
                "https://id.example.com/carrick",
                "http://localhost:9080",
                "http://127.0.0.1:9080",
                "http://[::1]:9080/carrick"
            })
    void theIssuerMayBe(String issuer) {
        assertThat(Setting.ISSUER.complaintAbout(issuer)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.com",
                "https://id.example.com/",
                "https://id.example.com?a=b",
                "https://id.example.com#top",
                "id.example.com",
                "https:///path",
                "ftp://id.example.com",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "https://id example.com",
                ""
            })
    void theIssuerMayNotBe(String issuer) {
        assertThat(Setting.ISSUER.complaintAbout(issuer)).contains("such as https://id.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "DEMO, yes, true or false",
        "DEMO, TRUE, true or false",
        "CODE_LIFETIME, 300, an ISO 8601 duration from PT10S to PT10M",
        "CODE_LIFETIME, PT9S, an ISO 8601 duration from PT10S to PT10M",
        "CODE_LIFETIME, PT10M0.001S, an ISO 8601 duration from PT10S to PT10M",
        "TRACE_RETENTION, P1M, an ISO 8601 duration from PT1H to P3650D",
        "INTERACTION_LIFETIME, -PT1H, an ISO 8601 duration from PT5M to PT24H",
        "PASSWORD_CONCURRENCY, 0, a whole number from 1 to 64",
        "PASSWORD_CONCURRENCY, 65, a whole number from 1 to 64",
        "PASSWORD_CONCURRENCY, 2.5, a whole number from 1 to 64",
        "TRACE_QUEUE, 99999999999, a whole number from 100 to 1000000",
        "NODE, 1234567890123456789012345678901234567890123456789012345678901, at most 60 characters",
    })
    void isRefusedWithTheCure(Setting setting, String value, String cure) {
        assertThat(setting.complaintAbout(value)).isEqualTo(cure);
    }

    @ParameterizedTest
    @CsvSource({
        "CODE_LIFETIME, PT10S",
        "CODE_LIFETIME, PT10M",
        "PASSWORD_CONCURRENCY, 1",
        "PASSWORD_CONCURRENCY, 64",
        "CLIENT_CACHE, PT0S",
        "DATABASE_RETRY, PT0.1S",
        "TRACE_RETENTION, P90D"
    })
    void isAcceptedUpToItsLimits(Setting setting, String value) {
        assertThat(setting.complaintAbout(value)).isNull();
    }

    @Test
    void aKeyIsNeverRepeatedInTheComplaint() {
        assertThat(Setting.MASTER_KEY.complaintAbout("too-short-a-secret"))
                .doesNotContain("too-short")
                .contains("openssl rand");
    }

    @Test
    void theCheckNamesTheKeyAndTheCure() {
        assertThatThrownBy(TestSettings.defaults().with(Setting.CODE_LIFETIME, "300")::check)
                .isInstanceOf(Misconfigured.class)
                .hasMessage("carrick.code.lifetime must be an ISO 8601 duration from PT10S to PT10M.");
        assertThatCode(TestSettings.defaults()::check).doesNotThrowAnyException();
    }

    @Test
    void aMissingValueIsMissedByName() {
        assertThatThrownBy(() -> TestSettings.defaults().text(Setting.ISSUER))
                .hasMessageStartingWith("carrick.issuer is missing");
    }

    /** Others could be configured, and never be sent (RFC6750-2.1). */
    @ParameterizedTest
    @CsvSource({
        "0123456789abcdefABCDEF-._~+/0123, true",
        "0123456789abcdefABCDEF-._~+/012, false",
        "0123456789abcdef0123456789abcdef!, false",
        "0123456789abcdef 0123456789abcdef, false"
    })
    void theConsolesTokenIsOneThatABearerCanSend(String token, boolean isGood) {
        assertThat(Setting.CONSOLE_TOKEN.complaintAbout(token) == null).isEqualTo(isGood);
    }
}
