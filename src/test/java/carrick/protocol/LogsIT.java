package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.TestClients;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in the server's log about links. */
class LogsIT {

    private final CarrickServer server = CarrickServer.shared();

    @Test
    void aLinkHasALineForEachMilestoneAndEachFailureAndNoneForRefreshes() {
        var alexa = Alexa.at(server.address(), TestClients.skill());
        var code = alexa.signsInAsAnn().codeAfterConsent();
        var tokens = alexa.exchanges(code);
        alexa.refreshes(tokens.refreshToken());
        alexa.refreshes(tokens.refreshToken());
        alexa.refreshes(tokens.refreshToken());
        alexa.posts(
                "token",
                Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken(), "scope", "everything"));
        var attempt = "attempt=" + tokens.attempt() + " ";

        assertThat(server.awaitLine(attempt + "step=token fault=SCOPE_WIDENED"))
                .contains(" client=skill status=400 ms=");
        assertThat(linesWith(attempt))
                .extracting(line -> line.replaceAll(".*step=(\\w+) (\\w+=\\w+) .*", "$1 $2"))
                .containsExactlyInAnyOrder(
                        "authorize milestone=REQUEST_ACCEPTED",
                        "login milestone=SIGNED_IN",
                        "consent milestone=CODE_ISSUED",
                        "token milestone=TOKENS_ISSUED",
                        "token milestone=FIRST_REFRESH",
                        "token fault=SCOPE_WIDENED");
        assertThat(linesWith(attempt)).noneMatch(line -> line.contains("ann"));
        assertThat(server.console())
                .doesNotContain(
                        code, tokens.accessToken(), tokens.refreshToken(), "ann-password-1", "skill-secret-0123456789");
    }

    @Test
    void nobodyWritesALineOfTheirOwn() {
        var alexa = Alexa.at(server.address(), TestClients.skill());
        var number = alexa.asking("client_id", "x\nattempt=0 fault=FORGED\u2028\u0085 y\"")
                .opens()
                .attempt();

        assertThat(server.awaitLine("attempt=" + number))
                .contains("step=authorize fault=CLIENT_UNKNOWN client=x?attempt=0?fault=FORGED???y\" status=400 ms=");
    }

    private List<String> linesWith(String text) {
        return server.console().lines().filter(line -> line.contains(text)).toList();
    }
}
