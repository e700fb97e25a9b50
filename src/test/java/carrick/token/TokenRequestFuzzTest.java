package carrick.token;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.http.FormParameters;
import carrick.oauth.OAuthException;
import carrick.support.Fuzz;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TokenRequestFuzzTest {

    @Test
    @Tag("RFC6750-2.1")
    void aBearerHeaderHasOneTokenOrIsRefused() {
        Fuzz.of("Bearer headers", "Bearer crk_at_AAEBAAACm0", "bearer  a.b~c+d/e-f_g==", "Basic eDp5", "Bearer")
                .holds(header -> {
                    try {
                        assertThat(Bearer.read(header).reveal())
                                .matches("[A-Za-z0-9._~+/-]+=*")
                                .isSubstringOf(header);
                    } catch (OAuthException refused) {
                        assertThat(refused.fault()).isIn((Object[]) BearerFault.values());
                    }
                });
    }

    @Test
    void aTokenRequestIsOneOfThreeOrRefused() {
        Fuzz.of(
                        "token requests",
                        "grant_type=authorization_code&code=x&redirect_uri=https%3A%2F%2Fa.example&code_verifier=y",
                        "grant_type=refresh_token&refresh_token=x&scope=a+b",
                        "grant_type=client_credentials&scope=alexa%3Aevents")
                .holds(body -> {
                    try {
                        assertThat(TokenRequest.of(FormParameters.ofQuery(body)))
                                .isNotNull();
                    } catch (OAuthException refused) {
                        assertThat(refused.fault().status()).isEqualTo(400);
                    }
                });
    }
}
