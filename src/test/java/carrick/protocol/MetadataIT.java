package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.TestClients;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server says of itself (RFC 8414) is what it does. */
@Tag("RFC8414-2")
class MetadataIT {

    private final Alexa alexa = Alexa.linking(TestClients.skill());

    @Test
    void isJsonForEverybody() {
        assertThat(alexa.metadata().status()).isEqualTo(200);
        assertThat(alexa.metadata().header("Content-Type")).startsWith("application/json");
    }

    @Test
    @Tag("RFC8414-3.3")
    void theIssuerHasNeitherQueryNorFragment() {
        var issuer = URI.create(alexa.issuer());

        assertThat(issuer.isAbsolute()).isTrue();
        assertThat(issuer.getRawQuery()).isNull();
        assertThat(issuer.getRawFragment()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "response_types_supported, [\"code\"]",
        "response_modes_supported, [\"query\"]",
        "code_challenge_methods_supported, [\"S256\"]",
        "grant_types_supported, '[\"authorization_code\",\"refresh_token\",\"client_credentials\"]'",
        "token_endpoint_auth_methods_supported, '[\"client_secret_basic\",\"client_secret_post\"]'",
        "revocation_endpoint_auth_methods_supported, '[\"client_secret_basic\",\"client_secret_post\"]'",
        "introspection_endpoint_auth_methods_supported, '[\"client_secret_basic\",\"client_secret_post\"]'",
        "authorization_response_iss_parameter_supported, true"
    })
    void namesWhatIsSupported(String name, String value) {
        assertThat(alexa.metadata().json().get(name)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({"token_endpoint, 401", "revocation_endpoint, 401", "introspection_endpoint, 401"})
    void theEndpointsAreThere(String name, int status) {
        var endpoint = alexa.metadata().json().getString(name).replaceFirst(".*/oauth/", "");

        assertThat(alexa.posts(endpoint, "x=y", Map.of("Content-Type", Alexa.FORM))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void theAuthorizationEndpointIsThere() {
        var endpoint = alexa.metadata().json().getString("authorization_endpoint");

        assertThat(alexa.visits(URI.create(endpoint).getPath() + "?" + alexa.query())
                        .status())
                .isEqualTo(302);
    }
}
