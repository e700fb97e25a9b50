package carrick.protocol.findings;

import static carrick.support.Alexa.basic;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.Console;
import carrick.support.TestClients;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between Alexa's servers and the token endpoint, up to the first tokens. */
class ExchangeFindingsIT {

    private final Console console = Console.shared();

    // the secret

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' exchange-used-secret-0123456789 ' | without the blanks around it",
                "'\"exchange-used-secret-0123456789\"' | without the quotes around it"
            })
    void aSecretThatTheConsoleSpoiledIsTold(String spoiled, String words) {
        var refused = exchangeWith(TestClients.exchange("used"), "exchange-used", spoiled);

        var found = first(refused, "ClientSecretSpoiled");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[49]");
        assertThat(found.getString("cure"))
                .contains("client exchange-used")
                .contains(words)
                .contains("Your Secret");
        assertThat(evidence(found))
                .contains("secret presented by HTTP Basic: Secret#")
                .contains(words);
    }

    @Test
    void aSecretThatWasEncodedOnceTooOftenIsTold() {
        var client = TestClients.exchange("used");

        var refused = exchange(
                codeOf(client),
                client,
                null,
                Map.of("client_id", client.id(), "client_secret", "exchange%2Dused%2Dsecret%2D0123456789"));

        assertThat(evidence(first(refused, "ClientSecretSpoiled")))
                .contains("secret presented in the request body: Secret#")
                .contains("if it were not percent-encoded");
    }

    @Test
    void aSecretThatWasChangedOnOneSideIsToldByBothFingerprints() {
        var client = TestClients.exchange("used");
        Alexa.linking(client).links();

        var refused = exchangeWith(client, "exchange-used", "the-secret-before-0123456789");

        var found = first(refused, "ClientSecretRotated");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[50]");
        assertThat(evidence(found))
                .contains("secrets of client exchange-used: " + fingerprint("exchange-used-secret-0123456789")
                        + " (used 2")
                .contains("secret presented by HTTP Basic: " + fingerprint("the-secret-before-0123456789"));
        assertThat(found.getString("cure")).contains(fingerprint("exchange-used-secret-0123456789"));
        assertThat(console.attempt(refused.attempt(), attempt -> attempt.getString("outcome")
                        .equals("failed")))
                .isNotNull();
    }

    @Test
    void aSecretThatOneStageOnlyHasIsTold() {
        var client = TestClients.exchange("staged");
        Alexa.linking(client).asking("state", stateOf("live")).links();
        var development = Alexa.linking(client).asking("state", stateOf("development"));
        var code = development.signsInAsAnn().codeAfterConsent();

        var refused = exchange(code, client, basic(client.id(), "another-secret-0123456789"));

        var found = first(refused, "ClientSecretOfOneStageOnly");
        assertThat(evidence(found))
                .contains("stage of this attempt: development")
                .contains("stage of the links that work: live");
        assertThat(found.getString("cure")).contains("Open the development stage");
        assertThat(console.awaitFinding(refused.attempt(), "ClientSecretRotated")
                        .getInt("likelihood"))
                .isLessThan(found.getInt("likelihood"));
    }

    @Test
    void aSecretThatNeverWorkedIsTold() {
        var refused = exchangeWith(TestClients.exchange("fresh"), "exchange-fresh", "some-other-secret-0123456789");

        var found = first(refused, "ClientSecretNeverWorked");

        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[47]");
        assertThat(evidence(found)).contains(fingerprint("exchange-fresh-secret-0123456789") + " (never used)");
        assertThat(found.getString("cure")).contains(fingerprint("exchange-fresh-secret-0123456789"));
    }

    @Test
    void aClientIdWithABlankIsTold() {
        var client = TestClients.exchange("used");
        var refused = exchangeWith(client, "exchange-used ", client.secret());

        var found = first(refused, "ClientIdOfTokenRequestUnknown");

        assertThat(evidence(found))
                .contains("client_id presented by HTTP Basic: \"exchange-used \"")
                .contains("client_id of the authorization request: exchange-used");
        assertThat(found.getString("cure")).contains("Enter exchange-used in Your Client ID");
    }

    @Test
    void anEmptySecretIsAMissingOne() {
        var refused = exchangeWith(TestClients.exchange("used"), "exchange-used", "");

        assertThat(first(refused, "ClientSecretMissing").getString("cure"))
                .contains("Enter the secret of client exchange-used in Your Secret");
    }

    @Test
    void aHeaderThatAProxyTookOutIsTold() {
        var code = codeOf(TestClients.exchange("fresh"));

        var refused = exchange(code, TestClients.exchange("fresh"), null);

        var found = first(refused, "AuthorizationHeaderLost");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[47]");
        assertThat(evidence(found)).contains("Authorization: none");
        assertThat(found.getString("cure")).contains("Credentials in request body");
    }

    @Test
    void aClientIdWithoutASecretHasTwoCausesByWhetherTheClientEverLinked() {
        var fresh = TestClients.exchange("fresh");
        var used = TestClients.exchange("used");
        Alexa.linking(used).links();

        var never = exchange(codeOf(fresh), fresh, null, Map.of("client_id", fresh.id()));
        var before = exchange(codeOf(used), used, null, Map.of("client_id", used.id()));

        assertThat(console.awaitFirst(never.attempt(), "ClientSecretMissing")).contains("AuthorizationHeaderLost");
        assertThat(console.awaitFirst(before.attempt(), "AuthorizationHeaderLost"))
                .contains("ClientSecretMissing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Basic !!!", "Negotiate abc"})
    void aHeaderOfAnotherSchemeIsTold(String header) {
        var client = TestClients.exchange("used");

        var found = first(exchange(codeOf(client), client, header), "AuthorizationHeaderChanged");

        assertThat(evidence(found)).contains("expected: Basic and the base64");
    }

    @Test
    void twoSecretsAreTold() {
        var client = TestClients.exchange("used");
        var refused = exchange(
                codeOf(client),
                client,
                basic(client.id(), client.secret()),
                Map.of("client_id", client.id(), "client_secret", client.secret()));

        var found = first(refused, "CredentialsSentTwice");

        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[48]");
        assertThat(evidence(found))
                .contains("Authorization: Basic")
                .contains("client_secret in the body: 31 characters");
    }

    @Test
    void twoClientIdsAreTold() {
        var client = TestClients.exchange("used");
        var refused =
                exchange(codeOf(client), client, basic(client.id(), client.secret()), Map.of("client_id", "strict"));

        assertThat(evidence(first(refused, "ClientIdsContradict")))
                .contains("client_id in the body: strict")
                .contains("client that began the link: exchange-used");
    }

    @Test
    void bothSchemesWithTheRightSecretAreNoFinding() {
        var client = TestClients.exchange("used");
        var linked = exchange(
                codeOf(client), client, null, Map.of("client_id", client.id(), "client_secret", client.secret()));

        assertThat(linked.status()).isEqualTo(200);
        assertThat(Console.names(console.concluded(linked.attempt()))).isEmpty();
    }

    @Test
    void aWrongSecretThatWasMendedInTimeIsNoFinding() {
        var client = TestClients.exchange("used");
        var code = codeOf(client);
        exchange(code, client, basic(client.id(), "wrong-0123456789"));

        var linked = Alexa.linking(client).exchanges(code);

        assertThat(linked.status()).isEqualTo(200);
        assertThat(Console.names(console.concluded(linked.attempt()))).isEmpty();
    }

    @Test
    void whoGuessesTooOftenIsToldSo() {
        var client = TestClients.exchange("guessed");
        var waiting = codeAndNumber(client);
        Answer last = null;
        for (int i = 0; i < 80 && (last == null || last.status() != 429); i++) {
            last = exchange("no-code", client, basic(client.id(), "guess-" + i));
        }

        assertThat(last.status()).isEqualTo(429);
        var found = first(last, "WrongSecretsThrottled");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[50]");
        assertThat(evidence(found)).contains("client_id exchange-guessed").contains("at most 50 wrong secrets");
        assertThat(console.awaitFinding(waiting[1], "WrongSecretsThrottled").getInt("likelihood"))
                .isEqualTo(85);
    }

    // the request

    @Test
    void aRequestThatIsNoFormIsTold() {
        var waiting = codeAndNumber(TestClients.exchange("used"));

        var refused = Alexa.linking(TestClients.exchange("used"))
                .posts("token", "{\"code\":\"x\"}", Map.of("Content-Type", "application/json"));

        var found = first(refused, "TokenRequestIsNoForm");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[51]");
        assertThat(evidence(found)).contains("Content-Type presented: application/json");
        assertThat(found.getString("cure")).contains("/oauth/token");
        assertThat(console.awaitFinding(waiting[1], "TokenRequestIsNoForm").getInt("likelihood"))
                .isEqualTo(40);
    }

    @Test
    void aCharsetIsNoFinding() {
        var client = TestClients.exchange("used");
        var body = Alexa.form(fields(codeOf(client), client));

        var linked = Alexa.linking(client)
                .posts(
                        "token",
                        body,
                        Map.of(
                                "Content-Type",
                                "APPLICATION/x-www-form-urlencoded; charset=\"utf-8\"",
                                "Authorization",
                                basic(client.id(), client.secret())));

        assertThat(linked.status()).isEqualTo(200);
        assertThat(Console.names(console.concluded(linked.attempt()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grant_type=authorization_code | code is missing",
                "code=x | grant_type is missing",
                "grant_type=password&code=x | grant_type password is none",
                "grant_type=authorization_code&code=x&code=y | code is there more than once",
                "grant_type=authorization_code&code=100% | a percent sign"
            })
    void aRequestThatWasChangedOnTheWayIsTold(String body, String words) {
        var client = TestClients.exchange("used");

        var refused = Alexa.linking(client)
                .posts(
                        "token",
                        body,
                        Map.of("Content-Type", Alexa.FORM, "Authorization", basic(client.id(), client.secret())));

        assertThat(first(refused, "TokenRequestGarbled").getString("explanation"))
                .contains(words);
    }

    @Test
    void aSecretWithoutAClientIdIsTold() {
        var client = TestClients.exchange("used");

        var refused = exchange(codeOf(client), client, null, Map.of("client_secret", client.secret()));

        assertThat(first(refused, "TokenRequestGarbled").getString("explanation"))
                .contains("it has a client_secret and no client_id");
    }

    @Test
    void anotherOfAlexasRedirectUrlsIsTold() {
        var skill = TestClients.skill();
        var other = skill.redirectUri().replace("layla.amazon.com", "pitangui.amazon.com");

        var refused = Alexa.linking(skill).exchanges(codeOf(skill), Map.of("redirect_uri", other));

        var found = first(refused, "ExchangeRedirectUriDiffers");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[52]");
        assertThat(evidence(found))
                .contains("redirect_uri presented: " + other)
                .contains("redirect_uri of the authorization request: " + skill.redirectUri());
        assertThat(found.getString("cure")).contains("must repeat " + skill.redirectUri());
    }

    @Test
    void aRedirectUriThatIsNotRepeatedIsTold() {
        var client = TestClients.exchange("used");

        var refused = Alexa.linking(client).exchanges(codeOf(client), Map.of("redirect_uri", ""));

        var found = first(refused, "RedirectUriNotRepeated");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[53]");
        assertThat(evidence(found)).contains("redirect_uri of the authorization request: " + client.redirectUri());
        assertThat(found.getString("cure"))
                .contains("\"redirect_uri_optional\": true in the policy of client exchange-used");
    }

    @Test
    void aRedirectUriThatASkillLeavesOutIsNoFinding() {
        var linked =
                Alexa.linking(TestClients.skill()).exchanges(codeOf(TestClients.skill()), Map.of("redirect_uri", ""));

        assertThat(Console.names(console.concluded(linked.attempt()))).isEmpty();
    }

    // the code

    @ParameterizedTest
    @ValueSource(strings = {"SplxlOBeZQQYbYS6WxSbIA", "crk_rt_", "cut", "changed"})
    void whatIsNoCodeOfThisServerIsTold(String what) {
        var client = TestClients.exchange("used");
        var waiting = codeAndNumber(client);
        var code =
                switch (what) {
                    case "cut" -> waiting[0].substring(0, waiting[0].length() - 3);
                    case "changed" ->
                        waiting[0].substring(0, waiting[0].length() - 1) + (waiting[0].endsWith("A") ? "B" : "A");
                    default -> what;
                };

        var refused = Alexa.linking(client).exchanges(code);

        var found = first(refused, "CodeAltered");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[55]");
        assertThat(evidence(found)).contains(code.length() + " characters");
        assertThat(found.getString("cure")).contains("/oauth/token as Access Token URI");
        assertThat(console.awaitFinding(waiting[1], "CodeAltered").getInt("likelihood"))
                .isEqualTo(85);
    }

    @Test
    void aWaitingAttemptThatGetsItsTokensInTheEndHasNoFindingOfStrays() {
        var client = TestClients.exchange("used");
        var waiting = codeAndNumber(client);
        Alexa.linking(client).exchanges("no-code");
        console.awaitFinding(waiting[1], "CodeAltered");

        Alexa.linking(client).exchanges(waiting[0]);

        assertThat(Console.names(console.attempt(
                        waiting[1], attempt -> attempt.getString("outcome").equals("linked"))))
                .isEmpty();
    }

    @Test
    void aCodeOfAnotherClientIsTold() {
        var code = codeOf(TestClients.exchange("used"));

        var refused = Alexa.linking(TestClients.strict()).exchanges(code);

        assertThat(evidence(first(refused, "CodeOfOtherClient")))
                .contains("client of the authorization request: exchange-used")
                .contains("client of the token request: strict");
    }

    @Test
    void aReplayThatCostTheLinkIsTold() {
        var client = TestClients.exchange("used");
        var alexa = Alexa.linking(client);
        var code = alexa.signsInAsAnn().codeAfterConsent();
        var tokens = alexa.exchanges(code);

        alexa.exchanges(code);

        var found = first(tokens, "CodeReplayEndedLink");
        assertThat(found.getJsonArray("catalogue").toString()).isEqualTo("[56]");
        assertThat(found.getString("cure"))
                .contains("\"code_replay_tolerance\": \"PT30S\" in the policy of client exchange-used");
        assertThat(console.concluded(tokens.attempt()).getString("outcome")).isEqualTo("broken");
    }

    @Test
    void aReplayThatIsToleratedAndRefusedIsAWarningUntilTheTokensAreUsed() {
        var alexa = Alexa.linking(TestClients.skill());
        var code = alexa.signsInAsAnn().codeAfterConsent();
        var tokens = alexa.exchanges(code);
        alexa.exchanges(code);

        var found = first(tokens, "CodeRepeatRefused");
        assertThat(found.getString("severity")).isEqualTo("warning");
        assertThat(found.getString("cure"))
                .contains("\"answer_code_again\": true")
                .contains("PT30S");

        alexa.refreshes(tokens.refreshToken());

        assertThat(Console.names(console.attempt(
                        tokens.attempt(), attempt -> Console.names(attempt).isEmpty())))
                .isEmpty();
    }

    @Test
    void aReplayThatIsAnsweredIsNoFinding() {
        var alexa = Alexa.linking(TestClients.quick());
        var code = alexa.signsInAsAnn().codeAfterConsent();
        var tokens = alexa.exchanges(code);

        assertThat(alexa.exchanges(code).status()).isEqualTo(200);

        assertThat(Console.names(console.concluded(tokens.attempt()))).isEmpty();
    }

    // helpers

    private JsonObject first(Answer answer, String finding) {
        console.awaitFirst(answer.attempt(), finding);
        return console.awaitFinding(answer.attempt(), finding);
    }

    private static String evidence(JsonObject finding) {
        return String.join(
                "\n",
                finding.getJsonArray("evidence").getValuesAs(jakarta.json.JsonString.class).stream()
                        .map(jakarta.json.JsonString::getString)
                        .toList());
    }

    private static String codeOf(TestClients client) {
        return Alexa.linking(client).signsInAsAnn().codeAfterConsent();
    }

    /** A code that nobody has come for, and the number of its attempt. */
    private static String[] codeAndNumber(TestClients client) {
        var answer = Alexa.linking(client).signsInAsAnn().allow();
        return new String[] {answer.redirectParameter("code"), answer.attempt()};
    }

    private static Answer exchangeWith(TestClients client, String id, String secret) {
        return exchange(codeOf(client), client, basic(id, secret));
    }

    private static Answer exchange(String code, TestClients client, String authorization) {
        return exchange(code, client, authorization, Map.of());
    }

    /** @param authorization {@code null} for none */
    private static Answer exchange(String code, TestClients client, String authorization, Map<String, String> more) {
        var fields = fields(code, client);
        fields.putAll(more);
        var headers = new LinkedHashMap<>(Map.of("Content-Type", Alexa.FORM));
        if (authorization != null) {
            headers.put("Authorization", authorization);
        }
        return Alexa.linking(client).posts("token", Alexa.form(fields), headers);
    }

    private static Map<String, String> fields(String code, TestClients client) {
        return new LinkedHashMap<>(
                Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", client.redirectUri()));
    }

    private static String stateOf(String stage) {
        var told = "{\"expirationTimeInMillis\":4102444800000,\"userState\":[{\"k\":\"skillStage\",\"v\":\"" + stage
                + "\"}]}";
        var whole = told
                + " ".repeat((3 - told.length() % 3) % 3); // as captured: the signature follows without padding between
        return "Amas" + Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8)) + "signature==";
    }

    /** As {@code printf %s secret | sha256sum} begins. */
    static String fingerprint(String secret) {
        try {
            var hash =
                    java.security.MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return "Secret#" + java.util.HexFormat.of().formatHex(hash).substring(0, 8);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
