package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.TestClients;
import org.junit.jupiter.api.Test;

/** The whole way, as Alexa walks it. */
class LinkingIT {

    @Test
    void aCustomerLinksAndTheLinkHolds() {
        var alexa = Alexa.linking(TestClients.skill());

        var tokens = alexa.links();
        var refreshed = alexa.refreshes(tokens.refreshToken());

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(alexa.isActive(refreshed.accessToken())).isTrue();
        assertThat(alexa.isActive(tokens.accessToken())).isTrue();
    }
}
