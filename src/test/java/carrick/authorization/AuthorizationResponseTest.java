package carrick.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.oauth.Secret;
import carrick.platform.Setting;
import carrick.platform.TestSettings;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuthorizationResponseTest {

    private static final String ISS = "&iss=https%3A%2F%2Fid.example.com";

    private final AuthorizationResponse answer = new AuthorizationResponse();
    private final Secret code = new Secret("crk_code_x");

    AuthorizationResponseTest() {
        answer.settings = TestSettings.defaults().with(Setting.ISSUER, "https://id.example.com");
    }

    @Test
    @Tag("RFC6749-4.1.2")
    @Tag("RFC9207-2")
    void carriesCodeStateAndIssuer() {
        assertThat(answer.code("https://a.example/cb", code, Optional.of("a+b%2F=")))
                .isEqualTo("https://a.example/cb?code=crk_code_x&state=a+b%2F=" + ISS);
    }

    @Test
    void hasNoStateWhereNoneWasSent() {
        assertThat(answer.code("https://a.example/cb", code, Optional.empty()))
                .isEqualTo("https://a.example/cb?code=crk_code_x" + ISS);
    }

    @Test
    @Tag("RFC6749-3.1.2")
    void keepsTheQueryOfTheRedirectUri() {
        assertThat(answer.code("https://a.example/cb?x=1", code, Optional.empty()))
                .startsWith("https://a.example/cb?x=1&code=");
        assertThat(answer.code("https://a.example/cb?", code, Optional.empty()))
                .startsWith("https://a.example/cb?code=");
        assertThat(answer.code("https://a.example/cb?x=1&", code, Optional.empty()))
                .startsWith("https://a.example/cb?x=1&code=");
    }

    @Test
    @Tag("RFC6749-4.1.2.1")
    void tellsTheErrorInTheRfcsWordsAndInOurs() {
        assertThat(answer.error("https://a.example/cb", AuthorizationFault.CONSENT_DENIED, Optional.of("s")))
                .isEqualTo("https://a.example/cb?error=access_denied&error_description=the%20customer%20refused&state=s"
                        + ISS);
    }
}
