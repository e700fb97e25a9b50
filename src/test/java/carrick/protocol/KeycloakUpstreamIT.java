package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.Peer;
import carrick.support.TestClients;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A customer of Keycloak's links. Only in the profile {@code peers}, which downloads it. */
@Tag("peers")
class KeycloakUpstreamIT {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]*)\"");

    @Test
    void somebodyOfKeycloakLinks() throws Exception {
        try (var keycloak = Peer.keycloak()) {
            var server = new CarrickServer("keycloak-upstream", 12);
            server.with("CARRICK_CLIENTS", CarrickServer.clients())
                    .with("CARRICK_ISSUER", server.address())
                    .with("CARRICK_ACCOUNTS", "oidc")
                    .with("CARRICK_OIDC_ISSUER", keycloak.url() + "/realms/peers")
                    .with("CARRICK_OIDC_CLIENT_ID", "carrick")
                    .with("CARRICK_OIDC_CLIENT_SECRET", "carrick-at-keycloak-0123456789")
                    .fresh()
                    .start()
                    .awaitReady();
            try {
                var browser = Alexa.at(server.address(), TestClients.skill());
                var login = browser.opensLogin().page();
                assertThat(login.body()).contains("Sign in with localhost").doesNotContain("login:password");

                var back = signsIn(
                        browser.reposts(login, Map.of("upstream:leave", "x")).location());
                assertThat(back).startsWith(server.address() + "/oauth/upstream?");
                assertThat(browser.visits(back.substring(server.address().length()))
                                .location())
                        .contains("/account/consent?");
                browser.follow();

                assertThat(browser.exchanges(browser.codeAfterConsent()).status())
                        .isEqualTo(200);
                assertThat(Console.at(server.address())
                                .gets("accounts/ann@oidc")
                                .body())
                        .contains("\"alive\":true");
            } finally {
                server.kill();
            }
        }
    }

    /** At Keycloak's own page, whose cookies are for https or localhost; answers where it sends the browser. */
    private static String signsIn(String address) throws Exception {
        var page = send(HttpRequest.newBuilder(URI.create(address)).GET());
        var cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        var action = ACTION.matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        var form = "username=ann&password=" + URLEncoder.encode("ann-password-1", StandardCharsets.UTF_8);
        var answer = send(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
