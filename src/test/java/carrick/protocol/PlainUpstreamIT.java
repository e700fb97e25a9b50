package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.FakeProvider;
import carrick.support.TestClients;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers who sign in at a provider of OAuth 2.0 alone, which tells at an address of its own who that was. */
class PlainUpstreamIT {

    private static final CarrickServer SERVER = new CarrickServer("plain-upstream", 12);
    private static final FakeProvider PROVIDER = FakeProvider.start(CarrickServer.firstPort() + 23);

    @BeforeAll
    static void start() {
        SERVER.with("CARRICK_CLIENTS", CarrickServer.clients())
                .with("CARRICK_ISSUER", SERVER.address())
                .with("CARRICK_ACCOUNTS", "oidc")
                .with("CARRICK_OIDC_AUTHORIZATION_URI", PROVIDER.issuer() + "/authorize?display=touch")
                .with("CARRICK_OIDC_TOKEN_URI", PROVIDER.issuer() + "/token")
                .with("CARRICK_OIDC_USER_INFO_URI", PROVIDER.issuer() + "/me?fields=id,name,email")
                .with("CARRICK_OIDC_CLIENT_ID", FakeProvider.CLIENT)
                .with("CARRICK_OIDC_CLIENT_SECRET", FakeProvider.SECRET)
                .with("CARRICK_OIDC_SCOPE", "profile")
                .fresh()
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
        PROVIDER.goesAway();
    }

    @AfterEach
    void mend() {
        PROVIDER.hasFault("");
    }

    private static Alexa alexa() {
        return Alexa.at(SERVER.address(), TestClients.skill());
    }

    private static Answer returns(Alexa browser, Map<String, String> person) {
        var left = browser.opensLogin().reposts(browser.page(), Map.of("upstream:leave", "x"));
        var query = URI.create(left.location()).getRawQuery();
        assertThat(left.location()).startsWith(PROVIDER.issuer() + "/authorize?");
        assertThat(query).contains("display=touch", "code_challenge_method=S256", "scope=profile");
        var state = query.replaceAll(".*(?:^|&)state=([^&]*).*", "$1");
        return browser.visits("/oauth/upstream?code=" + PROVIDER.signsIn(query, person) + "&state=" + state);
    }

    @Test
    void somebodySignsInThereAndLinks() {
        var browser = alexa();
        assertThat(returns(browser, Map.of("id", "4711", "name", "Olga Facebook"))
                        .location())
                .contains("/account/consent?");
        browser.follow();

        assertThat(browser.exchanges(browser.codeAfterConsent()).status()).isEqualTo(200);
        assertThat(Console.at(SERVER.address()).gets("accounts/4711@oidc").body())
                .contains("Olga Facebook");
    }

    @Test
    void nobodySignsInWithAPassword() {
        var login = alexa().opensLogin().page();

        assertThat(login.body()).contains("Sign in with localhost").doesNotContain("type=\"password\"");
    }

    @ParameterizedTest
    @CsvSource({
        "refusal, UPSTREAM_REFUSED",
        "failure, UPSTREAM_AWAY",
        "garbage, UPSTREAM_REFUSED",
        "user info fails, UPSTREAM_AWAY",
        "user info refuses, UPSTREAM_REFUSED"
    })
    void whatGoesWrongThereSignsNobodyIn(String fault, String found) {
        PROVIDER.hasFault(fault);
        var browser = alexa();
        var back = returns(browser, Map.of("id", "4712", "name", "Nobody"));

        assertThat(back.location()).contains("/account/login?").contains("error=upstream");
        var page = browser.follow();
        Console.at(SERVER.address())
                .attempt(page.attempt(), attempt -> attempt.toString().contains(found));
    }

    @Test
    void whoHasNoNumberThereIsNobody() {
        var browser = alexa();

        assertThat(returns(browser, Map.of("name", "Nobody")).location()).contains("error=upstream");
    }
}
