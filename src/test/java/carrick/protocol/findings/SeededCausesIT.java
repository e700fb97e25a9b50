package carrick.protocol.findings;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Attempts in which one thing was made to go wrong, recorded together and diagnosed together: the cause that was sown comes first. */
class SeededCausesIT {

    private static final String LAYLA = "https://layla.amazon.com/api/skill/link/";
    private static final String PITANGUI = "https://pitangui.amazon.com/api/skill/link/";
    private static final String SECRET = TestClients.skill().secret();

    private final Console console = Console.shared();
    private final SmartHome home = SmartHome.of(TestClients.home());
    private final Map<String, List<Supplier<String>>> sown = new LinkedHashMap<>();

    @Test
    void theCauseThatWasSownIsTheFirstOfEveryAttempt() {
        sowInRequests();
        sowAtThePages();
        sowInExchanges();
        sowLater();
        var attempts = new ArrayList<Map.Entry<String, String>>();
        sown.forEach((cause, attempt) -> attempt.forEach(one -> attempts.add(Map.entry(cause, one.get()))));

        var wrong = new ArrayList<String>();
        for (var attempt : attempts) {
            var found = Console.names(console.concluded(attempt.getValue()));
            System.out.printf("%-36s %s%n", attempt.getKey(), found);
            if (found.isEmpty() || !found.get(0).equals(attempt.getKey())) {
                wrong.add(attempt + " -> " + found);
            }
        }
        System.out.println(attempts.size() + " attempts, " + wrong.size() + " with another first cause or none");

        assertThat(attempts).hasSizeGreaterThanOrEqualTo(20);
        assertThat(wrong).isEmpty();
    }

    private void sow(String cause, Supplier<String> attempt) {
        sown.computeIfAbsent(cause, first -> new ArrayList<>()).add(attempt);
    }

    private void sowInRequests() {
        sow("OtherRegionUnregistered", () -> asked(TestClients.request("region", LAYLA + "MREQUEST0001")));
        sow("RedirectUriMistyped", () -> asked(TestClients.request("host", PITANGUI + "MREQUEST0002")));
        sow("OtherVendorRegistered", () -> skill("redirect_uri", PITANGUI + "MANOTHERVENDOR"));
        sow(
                "RedirectUriWrittenOtherwise",
                () -> skill("redirect_uri", TestClients.skill().redirectUri() + "/"));
        sow("ClientIdUnknown", () -> skill("client_id", "skil"));
        sow("ParametersRepeated", () -> {
            var alexa = Alexa.linking(TestClients.skill());
            return alexa.opens(alexa.query() + "&response_type=code").attempt();
        });
        sow("StateTooLong", () -> skill("state", "Amas" + "x".repeat(5_000)));
        sow("ScopesInOneField", () -> skill("scope", "smart_home,profile"));
        sow("ScopeNotAllowed", () -> skill("scope", "smart_home admin"));
        sow("ImplicitGrantConfigured", () -> skill("response_type", "token"));
        sow("OpenIdAsked", () -> skill("scope", "openid smart_home"));
        sow("PkceOffInConsole", () -> asked(TestClients.pkce()));
        sow("AccessTokenUriLeadsToAuthorization", () -> Alexa.linking(TestClients.skill())
                .posts("authorize", Map.of("grant_type", "authorization_code", "code", "x"))
                .attempt());
        sow("AuthorizationUriLeadsToToken", () -> {
            var alexa = Alexa.linking(TestClients.skill());
            return alexa.visits("/oauth/token?" + alexa.query()).attempt();
        });
    }

    private void sowAtThePages() {
        sow("CustomerRefused", () -> Alexa.linking(TestClients.skill())
                .opensLogin()
                .cancelsSignIn()
                .attempt());
        sow("CookiesRefused", () -> {
            var page = Alexa.linking(TestClients.skill()).opens().location();
            return Alexa.linking(TestClients.skill()).visits(page).attempt();
        });
    }

    private void sowInExchanges() {
        sow("ClientSecretSpoiled", () -> exchanged(Map.of("client_id", "skill", "client_secret", " " + SECRET)));
        sow("ClientIdsContradict", () -> {
            var alexa = Alexa.linking(TestClients.skill());
            return alexa.exchanges(alexa.signsInAsAnn().codeAfterConsent(), Map.of("client_id", "pkce"))
                    .attempt();
        });
        sow("CredentialsSentTwice", () -> {
            var alexa = Alexa.linking(TestClients.skill());
            return alexa.exchanges(alexa.signsInAsAnn().codeAfterConsent(), Map.of("client_secret", SECRET))
                    .attempt();
        });
        sow("ExchangeRedirectUriDiffers", () -> {
            var alexa = Alexa.linking(TestClients.skill());
            return alexa.exchanges(
                            alexa.signsInAsAnn().codeAfterConsent(), Map.of("redirect_uri", PITANGUI + "MTESTVENDOR01"))
                    .attempt();
        });
        sow("CodeReplayEndedLink", () -> {
            var alexa = Alexa.linking(TestClients.strict());
            var code = alexa.signsInAsAnn().codeAfterConsent();
            alexa.exchanges(code);
            return alexa.exchanges(code).attempt();
        });
        sow("RedirectUriNotRepeated", () -> {
            var alexa = Alexa.linking(TestClients.strict());
            return alexa.exchanges(alexa.signsInAsAnn().codeAfterConsent(), Map.of("redirect_uri", ""))
                    .attempt();
        });
    }

    private void sowLater() {
        sow("ClientGaveLinkUp", () -> {
            var alexa = Alexa.linking(TestClients.strict());
            var refreshToken = alexa.links().refreshToken();
            alexa.revokes(refreshToken);
            return alexa.refreshes(refreshToken).attempt();
        });
        sow("AcceptGrantNeverCame", () -> home.onlyLinked().number());
        sow("AmazonCodeSpent", () -> {
            home.linked(); // the skill's credentials are good
            var code = SmartHome.uniqueCode();
            StandIn.at(CarrickServer.url()).fault("token", code, "INVALID_GRANT");
            var link = home.onlyLinked();
            link.accepts(code);
            return link.number();
        });
        sow("GranteeUnlinked", () -> {
            var link = home.onlyLinked();
            Alexa.linking(TestClients.home()).revokes(link.tokens().refreshToken());
            link.accepts(SmartHome.uniqueCode());
            return link.number();
        });
    }

    private static String skill(String parameter, String value) {
        return Alexa.linking(TestClients.skill())
                .asking(parameter, value)
                .opens()
                .attempt();
    }

    private static String asked(TestClients client) {
        return Alexa.linking(client).opens().attempt();
    }

    /** The number of an attempt whose code comes with these credentials in the body. */
    private static String exchanged(Map<String, String> credentials) {
        var alexa = Alexa.linking(TestClients.skill());
        var fields = new LinkedHashMap<>(credentials);
        fields.put("grant_type", "authorization_code");
        fields.put("code", alexa.signsInAsAnn().codeAfterConsent());
        fields.put("redirect_uri", TestClients.skill().redirectUri());
        return alexa.postsInBody("token", fields).attempt();
    }
}
