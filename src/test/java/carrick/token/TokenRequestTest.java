package carrick.token;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.http.FormParameters;
import carrick.oauth.OAuthException;
import carrick.oauth.Scope;
import carrick.oauth.Secret;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRequestTest {

    @Test
    @Tag("RFC6749-4.1.3")
    void presentsACode() {
        assertThat(TokenRequest.of(FormParameters.ofQuery(
                        "grant_type=authorization_code&code=c&redirect_uri=https%3A%2F%2Fa.example&code_verifier=v")))
                .isEqualTo(new TokenRequest.OfCode(
                        new Secret("c"), Optional.of("https://a.example"), Optional.of(new Secret("v"))));
    }

    @Test
    @Tag("RFC6749-6")
    void presentsARefreshToken() {
        assertThat(TokenRequest.of(FormParameters.ofQuery("grant_type=refresh_token&refresh_token=r&scope=read")))
                .isEqualTo(new TokenRequest.OfRefreshToken(new Secret("r"), Optional.of(Scope.parse("read"))));
    }

    @Test
    @Tag("RFC6749-4.4.2")
    void presentsNothingButTheClient() {
        assertThat(TokenRequest.of(FormParameters.ofQuery("grant_type=client_credentials")))
                .isEqualTo(new TokenRequest.OfClientCredentials(Optional.empty()));
        assertThat(TokenRequest.of(FormParameters.ofQuery("grant_type=client_credentials&scope=alexa:events")))
                .isEqualTo(new TokenRequest.OfClientCredentials(Optional.of(Scope.parse("alexa:events"))));
    }

    @ParameterizedTest
    @Tag("RFC6749-5.2")
    @CsvSource({
        "code=c, PARAMETER_MISSING",
        "grant_type=, PARAMETER_MISSING",
        "grant_type=authorization_code, PARAMETER_MISSING",
        "grant_type=refresh_token&code=c, PARAMETER_MISSING",
        "grant_type=password&username=ann, GRANT_TYPE_UNSUPPORTED",
        "grant_type=Authorization_Code&code=c, GRANT_TYPE_UNSUPPORTED",
        "grant_type=Client_Credentials, GRANT_TYPE_UNSUPPORTED",
    })
    void isRefusedByName(String form, String fault) {
        Assertions.assertThatThrownBy(() -> TokenRequest.of(FormParameters.ofQuery(form)))
                .isInstanceOfSatisfying(
                        OAuthException.class,
                        rejection -> assertThat(rejection.fault().name()).isEqualTo(fault));
    }

    @Test
    void printsNoSecret() {
        assertThat(TokenRequest.of(FormParameters.ofQuery(
                                "grant_type=authorization_code&code=c0de&code_verifier=ver1fier"))
                        .toString())
                .doesNotContain("c0de", "ver1fier");
    }
}
