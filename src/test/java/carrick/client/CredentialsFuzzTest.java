package carrick.client;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.http.Caller;
import carrick.http.FormParameters;
import carrick.oauth.OAuthException;
import carrick.platform.TestSettings;
import carrick.support.Fuzz;
import carrick.trace.Trace;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CredentialsFuzzTest {

    private static final String PAIR = TestClients.SKILL + ":" + TestClients.SECRET.reveal();

    private final ClientAuthentication authentication = new ClientAuthentication();

    CredentialsFuzzTest() {
        authentication.clients = new OneClient();
        authentication.caller = new Caller();
        authentication.trace = new Trace();
        authentication.guesses = new Guesses() {
            @Override
            boolean allow(String clientId, String network) {
                return true;
            }
        };
        authentication.guesses.settings = TestSettings.defaults();
        authentication.guesses.open();
    }

    @Test
    void noChangedHeaderIsBelieved() {
        var none = FormParameters.ofQuery("");

        Fuzz.of("Basic headers", basic(PAIR), basic(PAIR.replace("skill", "%73kill")), basic("nobody:x"))
                .holds(header -> {
                    authentication.trace = new Trace();
                    if (isBelieved(header, none)) {
                        var pair = new String(
                                Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
                        assertThat(PAIR).isIn(pair, URLDecoder.decode(pair, StandardCharsets.UTF_8));
                    }
                });
    }

    @Test
    void noChangedPairIsBelieved() {
        Fuzz.of("pairs in a Basic header", PAIR, PAIR.replace("-", "%2D"), PAIR + "%")
                .holds(pair -> {
                    authentication.trace = new Trace();
                    if (isBelieved(basic(pair), FormParameters.ofQuery(""))) {
                        assertThat(PAIR).isIn(pair, URLDecoder.decode(pair, StandardCharsets.UTF_8));
                    }
                });
    }

    @Test
    void noChangedFormIsBelieved() {
        var form = "grant_type=refresh_token&client_id=" + TestClients.SKILL + "&client_secret="
                + TestClients.SECRET.reveal();

        Fuzz.of("credentials in a form", form).holds(body -> {
            authentication.trace = new Trace();
            try {
                var read = FormParameters.ofQuery(body);
                if (isBelieved(null, read)) {
                    assertThat(read.require("client_id")).isEqualTo(TestClients.SKILL);
                    assertThat(read.require("client_secret")).isEqualTo(TestClients.SECRET.reveal());
                }
            } catch (OAuthException malformed) {
                // as it should
            }
        });
    }

    private boolean isBelieved(String header, FormParameters form) {
        try {
            return authentication.authenticate(header, form) != null;
        } catch (OAuthException refused) {
            return false;
        }
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static final class OneClient extends Clients {

        private final Client skill = TestClients.skill();

        @Override
        public Optional<Client> find(String clientId, Predicate<Client> expected) {
            return clientId.equals(TestClients.SKILL) ? Optional.of(skill) : Optional.empty();
        }

        @Override
        boolean deservesANote(ClientSecret secret) {
            return false;
        }
    }
}
