package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.FakeProvider;
import carrick.support.Patience;
import carrick.support.TestClients;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers who sign in at an OpenID provider, and what a bad provider or a bad neighbour can do about it. */
class UpstreamIT {

    private static final CarrickServer SERVER = new CarrickServer("upstream", 12);
    private static final FakeProvider PROVIDER = FakeProvider.start(CarrickServer.firstPort() + 23);

    @BeforeAll
    static void start() {
        SERVER.with("CARRICK_CLIENTS", CarrickServer.clients())
                .with("CARRICK_ISSUER", SERVER.address())
                .with("CARRICK_ACCOUNTS", "built-in, oidc")
                .with("CARRICK_OIDC_ISSUER", PROVIDER.issuer())
                .with("CARRICK_OIDC_CLIENT_ID", FakeProvider.CLIENT)
                .with("CARRICK_OIDC_CLIENT_SECRET", FakeProvider.SECRET)
                .with("CARRICK_OIDC_NAME", "Lumen ID")
                .with("CARRICK_DIAGNOSIS_PATIENCE", "PT1S")
                .with("CARRICK_THROTTLE_ADDRESS", "5000")
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

    private static Map<String, String> person(String name) {
        return Map.of("sub", "sub-" + name, "preferred_username", name, "name", name.toUpperCase());
    }

    /** From the login page to the provider; answers the query that it was sent there with. */
    private static String leaves(Alexa browser) {
        var left = browser.opensLogin().reposts(browser.page(), Map.of("upstream:leave", "x"));
        assertThat(left.status()).as(left.body()).isEqualTo(303);
        assertThat(left.location()).startsWith(PROVIDER.issuer() + "/authorize?");
        return URI.create(left.location()).getRawQuery();
    }

    private static Answer comesBack(Alexa browser, String query, String code, String issuer) {
        var state = query.replaceAll(".*(?:^|&)state=([^&]*).*", "$1");
        return browser.visits("/oauth/upstream?code=" + code + "&state=" + state + "&iss=" + Alexa.encode(issuer));
    }

    private static Answer returns(Alexa browser, Map<String, String> person) {
        var query = leaves(browser);
        return comesBack(browser, query, PROVIDER.signsIn(query, person), PROVIDER.issuer());
    }

    private static void isRefused(Answer back, Alexa browser, String fault) {
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.location()).contains("/account/login?").contains("error=upstream");
        var page = browser.follow();
        assertThat(page.body()).contains("Signing in there did not work", "Lumen ID");
        Console.at(SERVER.address())
                .attempt(page.attempt(), attempt -> attempt.toString().contains(fault));
        assertThat(browser.visits(back.location().replace("login", "consent")).location())
                .as("nobody is signed in")
                .contains("/account/login");
    }

    private static Answer linked(Map<String, String> person) {
        var browser = alexa();
        var back = returns(browser, person);
        assertThat(back.location()).as(back.status() + " " + back.body()).contains("/account/consent?");
        browser.follow();
        var tokens = browser.exchanges(browser.codeAfterConsent());
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        return tokens;
    }

    @Test
    void somebodySignsInThereAndLinks() {
        var tokens = linked(person("olga"));

        assertThat(alexa().isActive(tokens.accessToken())).isTrue();
        assertThat(Console.at(SERVER.address()).gets("accounts/olga@oidc").body())
                .contains("OLGA");
    }

    @Test
    void theLanguageFollowsTheProvider() {
        var browser = alexa();
        returns(browser, Map.of("sub", "sub-jun", "preferred_username", "jun", "name", "JUN", "locale", "ja_JP"));

        assertThat(browser.follow().body()).contains("lang=\"ja\"", "許可する");
    }

    @Test
    void theRequestHasWhatItTakes() {
        assertThat(leaves(alexa()))
                .contains("response_type=code", "code_challenge_method=S256", "nonce=", "scope=openid")
                .contains("redirect_uri=" + Alexa.encode(SERVER.address() + "/oauth/upstream"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonce",
                "audience",
                "issuer",
                "expired",
                "unsigned",
                "shared secret",
                "foreign key",
                "no id token",
                "refusal",
                "garbage"
            })
    void anAnswerThatCannotBeBelievedSignsNobodyIn(String fault) {
        PROVIDER.hasFault(fault);
        var browser = alexa();

        isRefused(returns(browser, person("mallory")), browser, "UPSTREAM_REFUSED");
    }

    @Test
    void aProviderThatFailsSignsNobodyInAndSaysSo() {
        PROVIDER.hasFault("failure");
        var browser = alexa();

        isRefused(returns(browser, person("paul")), browser, "UPSTREAM_AWAY");
    }

    @Test
    void aRedirectThatNamesAnotherIssuerIsNotTaken() {
        var browser = alexa();
        var query = leaves(browser);
        var code = PROVIDER.signsIn(query, person("mixed-up"));

        isRefused(comesBack(browser, query, code, "https://another.example"), browser, "UPSTREAM_REFUSED");
    }

    @Test
    void aCodeOfAnotherBrowserIsNotTaken() {
        var mallory = alexa();
        var stolen = PROVIDER.signsIn(leaves(mallory), person("victim"));
        var browser = alexa();

        isRefused(comesBack(browser, leaves(browser), stolen, PROVIDER.issuer()), browser, "UPSTREAM_REFUSED");
    }

    @Test
    void anAddressThatIsOpenedInAnotherBrowserSignsNobodyIn() {
        var mallory = alexa();
        var query = leaves(mallory);
        var victim = alexa();
        var back = comesBack(victim, query, PROVIDER.signsIn(query, person("mallory")), PROVIDER.issuer());

        assertThat(back.location()).contains("/account/login?");
        assertThat(victim.follow().status()).isEqualTo(400);
    }

    @Test
    void anotherStateIsRefused() {
        assertThat(alexa().visits("/oauth/upstream?code=x&state=made-up").status())
                .isEqualTo(400);
        assertThat(alexa().visits("/oauth/upstream?code=x").status()).isEqualTo(400);
    }

    @Test
    void whoRefusesThereIsBackAtTheLoginPage() {
        var browser = alexa();
        var state = leaves(browser).replaceAll(".*(?:^|&)state=([^&]*).*", "$1");

        isRefused(browser.visits("/oauth/upstream?error=access_denied&state=" + state), browser, "access_denied");
    }

    @Test
    void aNameOrAnAddressThatIsSomebodysHereOpensNothingOfTheirs() {
        linked(Map.of("sub", "stranger", "preferred_username", "ann", "email", "ann@example.com", "name", "Stranger"));

        assertThat(Console.at(SERVER.address()).gets("accounts/ann").body()).doesNotContain("Stranger");
        assertThat(Console.at(SERVER.address()).gets("accounts/ann@oidc").body())
                .contains("Stranger");
    }

    @Test
    void theSameSubjectIsTheSameAccountWhateverTheName() {
        var subject = "sub-" + UUID.randomUUID();
        linked(Map.of("sub", subject, "preferred_username", "before", "name", "Before"));
        linked(Map.of("sub", subject, "preferred_username", "after", "name", "After"));

        var account = Console.at(SERVER.address()).gets("accounts/after@oidc").json();
        assertThat(account.getJsonArray("links")).hasSize(2);
        assertThat(Console.at(SERVER.address()).gets("accounts/before@oidc").status())
                .isEqualTo(404);
    }

    @Test
    void aNewKeyOfTheProviderIsFound() {
        linked(person("kim"));
        PROVIDER.rotatesItsKey();
        var deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        var back = returns(alexa(), person("kim"));
        while (!back.location().contains("/account/consent?")) { // keys are asked for every five seconds at most
            assertThat(System.nanoTime()).as(back.location()).isLessThan(deadline);
            Patience.pause(Duration.ofSeconds(1));
            back = returns(alexa(), person("kim"));
        }
        linked(person("kim"));
    }

    @Test
    void nobodyHasTheProviderAskedWithoutEnd() {
        var browser = alexa();
        var query = leaves(browser);
        var before = PROVIDER.asked();
        for (int i = 0; i < 15; i++) {
            comesBack(browser, query, "made-up-" + i, PROVIDER.issuer());
        }

        assertThat(PROVIDER.asked() - before).isEqualTo(10);
    }

    @Test
    void whoDoesNotComeBackIsFound() {
        var browser = alexa();
        leaves(browser);

        Console.at(SERVER.address()).awaitFirst(browser.page().attempt(), "NobodyCameBackFromProvider");
    }

    @Test
    void linksLiveOnWhileTheProviderIsAway() {
        var tokens = linked(person("lena"));
        PROVIDER.goesAway();
        try {
            assertThat(alexa().refreshes(tokens.refreshToken()).status()).isEqualTo(200);
            var local = alexa();
            assertThat(local.exchanges(local.signsInAsAnn().codeAfterConsent()).status())
                    .isEqualTo(200);
        } finally {
            PROVIDER.comesBack();
        }
        linked(person("lena"));
    }
}
