package carrick.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthErrorTest {

    @ParameterizedTest
    @Tag("RFC6749-5.2")
    @Tag("RFC6749-4.1.2.1")
    @CsvSource({
        "INVALID_REQUEST, invalid_request, 400",
        "INVALID_CLIENT, invalid_client, 401",
        "INVALID_GRANT, invalid_grant, 400",
        "INVALID_SCOPE, invalid_scope, 400",
        "UNAUTHORIZED_CLIENT, unauthorized_client, 400",
        "UNSUPPORTED_GRANT_TYPE, unsupported_grant_type, 400",
        "UNSUPPORTED_RESPONSE_TYPE, unsupported_response_type, 400",
        "ACCESS_DENIED, access_denied, 403",
        "SERVER_ERROR, server_error, 500",
        "TEMPORARILY_UNAVAILABLE, temporarily_unavailable, 503",
    })
    void goesOnTheWireAsTheRfcSpellsIt(OAuthError error, String code, int status) {
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.status()).isEqualTo(status);
    }
}
