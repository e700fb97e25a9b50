package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.Answer;
import carrick.support.AuthenticatorApp;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.SoftPasskey;
import carrick.support.Staff;
import carrick.support.TestClients;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody shows besides a password. Everybody begins without, as support would leave them. */
class SecondFactorIT {

    private static final String WRONG = "The code is not right";
    private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([A-Za-z0-9_-]{54})\"");

    private final Console console = Console.shared();

    @BeforeEach
    void everybodyBeginsWithout() {
        for (var who : new String[] {"tessa", "tomas"}) {
            assertThat(console.sends("DELETE", "accounts/" + who + "/second-factors", "Bearer " + Console.TOKEN)
                            .status())
                    .isEqualTo(200);
        }
    }

    private static Alexa alexa() {
        return Alexa.linking(TestClients.skill());
    }

    private static AuthenticatorApp appOf(String who) {
        return AuthenticatorApp.setUpBy(Staff.somebody(), who, who + "-password-1");
    }

    /** After the password, at the page that asks for more. */
    private static Alexa halfway(String who) {
        var alexa = alexa().opensLogin();
        var answer = alexa.signIn(who, who + "-password-1");
        assertThat(answer.location()).startsWith("/account/factor?attempt=");
        alexa.follow();
        return alexa;
    }

    private static Answer types(Alexa alexa, String code) {
        return alexa.submit(Map.of("factor:code", code, "factor:next", "x"));
    }

    private static Answer typesRecoveryCode(Alexa alexa, String code) {
        return alexa.submit(Map.of("factor:recoveryCode", code, "factor:next", "x"));
    }

    private static String challenge(Answer page) {
        var found = CHALLENGE.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static Staff signedIn(String who) {
        var customer = Staff.somebody();
        customer.opens("/account/links");
        customer.presses("login", "signIn", Map.of("username", who, "password", who + "-password-1"));
        return customer;
    }

    @Test
    void aCodeOfTheAppLinks() {
        var app = appOf("tessa");
        var alexa = halfway("tessa");

        types(alexa, app.code());
        alexa.follow();
        var tokens = alexa.exchanges(alexa.codeAfterConsent());

        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        assertThat(console.gets("accounts/tessa").body()).contains("\"authenticator\"", "\"recovery_code\"");
    }

    @Test
    void aPasswordAloneLeadsNowhere() {
        appOf("tessa");
        var alexa = halfway("tessa");
        var attempt = alexa.hidden("attempt");

        alexa.visits("/account/consent?attempt=" + attempt);

        assertThat(alexa.page().location()).isEqualTo("/account/login?attempt=" + attempt);
        assertThat(alexa.visits("/account/factor?attempt=" + attempt).status()).isEqualTo(200);
    }

    @Test
    void whoHasShownNoPasswordIsAskedForIt() {
        var alexa = alexa().opensLogin();
        var attempt = alexa.hidden("attempt");

        assertThat(alexa.visits("/account/factor?attempt=" + attempt).location())
                .isEqualTo("/account/login?attempt=" + attempt);
    }

    @Test
    void aPasswordShownInOneBrowserIsNoneInAnother() {
        appOf("tessa");
        var attempt = halfway("tessa").hidden("attempt");

        assertThat(alexa().visits("/account/factor?attempt=" + attempt).status())
                .isEqualTo(400);
    }

    @Test
    void aCodeIsGoodOnce() {
        var app = appOf("tessa");
        var code = app.code();
        types(halfway("tessa"), code);

        assertThat(types(halfway("tessa"), code).body()).contains(WRONG);
    }

    @Test
    void aCodeFromTwoMinutesAgoIsNone() {
        var app = appOf("tessa");

        assertThat(types(halfway("tessa"), app.code(AuthenticatorApp.now() - 4)).body())
                .contains(WRONG);
        assertThat(types(halfway("tessa"), app.code(AuthenticatorApp.now() + 4)).body())
                .contains(WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000000", "', 1) --", "12345", "１２３"})
    void whatIsNoCodeIsSaid(String typed) {
        appOf("tessa");

        assertThat(types(halfway("tessa"), typed).body()).contains(WRONG);
        console.sends("DELETE", "accounts/tessa/second-factors", "Bearer " + Console.TOKEN);
    }

    @Test
    void digitsOfOtherScriptsAreDigits() {
        var app = appOf("tessa");
        var arabic = app.code().chars().mapToObj(digit -> String.valueOf((char) (digit - '0' + '\u0660')));

        assertThat(types(halfway("tessa"), String.join(" ", arabic.toList())).location())
                .startsWith("/account/consent");
    }

    @Test
    void guessingIsSlowedDownAndRecoveryCodesAreNotHeldUpByIt() {
        var app = appOf("tomas");
        var alexa = halfway("tomas");
        for (int tries = 0; tries < 5; tries++) {
            types(alexa, "000000");
        }

        assertThat(types(alexa, app.code()).body()).contains("too many wrong codes");
        assertThat(typesRecoveryCode(alexa, app.recoveryCodes().get(0)).location())
                .startsWith("/account/consent");
    }

    @Test
    void aRecoveryCodeIsGoodOnceHoweverItIsTyped() {
        var app = appOf("tessa");
        assertThat(app.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        var typed = app.recoveryCodes()
                .get(3)
                .toLowerCase(java.util.Locale.ROOT)
                .replace("-", " ")
                .replace('0', 'o');

        assertThat(typesRecoveryCode(halfway("tessa"), typed).location()).startsWith("/account/consent");
        assertThat(typesRecoveryCode(halfway("tessa"), typed).body()).contains(WRONG);
    }

    @Test
    void theAttemptTellsWhatStoppedIt() {
        appOf("tessa");
        var alexa = halfway("tessa");
        types(alexa, "000000");

        var attempt = console.attempt(alexa.page().attempt(), found -> !Console.steps(found, "second factor").stream()
                .filter(step -> step.getString("fault", "").equals("SECOND_FACTOR_WRONG"))
                .toList()
                .isEmpty());

        assertThat(attempt.toString()).contains("password is right, a second factor is asked for", "a code; ");
        assertThat(attempt.toString()).doesNotContain("000000");
    }

    @Test
    void theOwnPageAsksForItToo() {
        var app = appOf("tessa");
        var customer = signedIn("tessa");

        assertThat(customer.opens("/account/links").body())
                .contains("factor:code")
                .doesNotContain("id=\"none\"");
        assertThat(customer.opens("/account/factors").location()).isEqualTo("/account/links");
        assertThat(customer.opens("/account/password").location()).isEqualTo("/account/links");
        customer.opens("/account/links");
        assertThat(customer.presses("factor", "next", Map.of("code", "000000")).body())
                .contains(WRONG);
        customer.presses("factor", "next", Map.of("code", app.code()));

        assertThat(customer.opens("/account/links").body()).contains("Tessa Two", "id=\"factors\"");
        assertThat(customer.cookies().get("carrick-halfway")).isIn("", null);
    }

    @Test
    void anAppThatWasNotConfirmedAsksNobody() {
        var customer = signedIn("tessa");
        customer.opens("/account/factors");
        AuthenticatorApp.offeredTo(customer);
        assertThat(customer.presses("confirm", "save", Map.of("code", "000000")).body())
                .contains(WRONG);

        assertThat(alexa().opensLogin().signIn("tessa", "tessa-password-1").location())
                .startsWith("/account/consent");
    }

    @Test
    void anotherAppTakesThePlaceOfTheFirst() {
        var customer = Staff.somebody();
        var first = AuthenticatorApp.setUpBy(customer, "tessa", "tessa-password-1");
        var second = AuthenticatorApp.setUpBy(customer);

        assertThat(types(halfway("tessa"), first.code()).body()).contains(WRONG);
        assertThat(types(halfway("tessa"), second.code()).location()).startsWith("/account/consent");
        assertThat(second.recoveryCodes()).isEmpty(); // the first ones are still good
    }

    @Test
    void newRecoveryCodesTakeThePlaceOfTheOld() {
        var customer = Staff.somebody();
        var app = AuthenticatorApp.setUpBy(customer, "tessa", "tessa-password-1");
        customer.opens("/account/factors");
        var page = customer.presses("draw", "new", Map.of());

        assertThat(page.body()).contains("They are shown only now");
        assertThat(typesRecoveryCode(halfway("tessa"), app.recoveryCodes().get(0))
                        .body())
                .contains(WRONG);
    }

    @Test
    void whatIsRemovedIsNotAskedFor() {
        var customer = Staff.somebody();
        AuthenticatorApp.setUpBy(customer, "tessa", "tessa-password-1");
        customer.opens("/account/factors");

        assertThat(customer.presses("removeApp", "remove", Map.of()).location())
                .isEqualTo("/account/factors?done=removed");

        assertThat(alexa().opensLogin().signIn("tessa", "tessa-password-1").location())
                .startsWith("/account/consent");
        assertThat(console.gets("accounts/tessa").json().getJsonArray("second_factors"))
                .isEmpty();
    }

    @Test
    void supportRemovesThemForWhoHasLostThem() {
        appOf("tessa");
        var customer = signedIn("tessa");

        var answer = console.sends("DELETE", "accounts/tessa/second-factors", "Bearer " + Console.TOKEN);

        assertThat(answer.json().getJsonArray("second_factors")).isEmpty();
        assertThat(customer.opens("/account/links").body()).contains("login:username");
        assertThat(alexa().opensLogin().signIn("tessa", "tessa-password-1").location())
                .startsWith("/account/consent");
        assertThat(console.gets("audit").body()).contains("account.second-factors.remove");
    }

    @Test
    void aPasskeySignsIn() {
        var passkey = passkeyOf("tessa");
        var alexa = halfway("tessa");

        assertThat(alexa.page().header("Content-Security-Policy"))
                .contains("script-src 'nonce-", "form-action 'self' https:");
        assertThat(shows(alexa, passkey.get(challenge(alexa.page()))).location())
                .startsWith("/account/consent");
        assertThat(shows(halfway("tessa"), passkey, one -> one)).startsWith("/account/consent");
    }

    @Test
    void whatAPasskeySignedForAnotherPageIsWorthNothing() {
        var passkey = passkeyOf("tessa");
        var stolen = new SoftPasskey(CarrickServer.url());
        var other = halfway("tessa");
        var challengeOfOther = challenge(other.page());

        assertThat(shows(halfway("tessa"), passkey.get(challengeOfOther)).body())
                .contains("passkey was not accepted");
        assertThat(shows(halfway("tessa"), passkey.get("AAAA")).body()).contains("passkey was not accepted");
        refuses(passkey, challenge -> passkey.getSignedBy(stolen, challenge));
        refuses(passkey, challenge -> stolen.get(challenge));
        refuses(passkey, challenge -> passkey.at("https://evil.example").get(challenge));
        passkey.at(CarrickServer.url());
        refuses(passkey, challenge -> passkey.of("evil.example").get(challenge));
        passkey.of("localhost");
        refuses(passkey, challenge -> "{\"id\":\"x\"}");
        refuses(passkey, challenge -> "{".repeat(4_000));
        refuses(passkey, challenge -> passkey.create(challenge));
        assertThat(shows(halfway("tessa"), passkey, one -> one)).startsWith("/account/consent");
    }

    @Test
    void aPasskeyThatWasCopiedIsFoundOut() {
        var passkey = passkeyOf("tessa", 5);

        assertThat(shows(halfway("tessa"), passkey, one -> one)).startsWith("/account/consent");
        refuses(passkey, challenge -> passkey.counting(3).get(challenge));
        refuses(passkey, challenge -> passkey.counting(0).get(challenge));
        passkey.counting(50);
        assertThat(shows(halfway("tessa"), passkey, one -> one)).startsWith("/account/consent");
    }

    private static void refuses(SoftPasskey passkey, UnaryOperator<String> answer) {
        var alexa = halfway("tessa");
        assertThat(shows(alexa, answer.apply(challenge(alexa.page()))).body()).contains("passkey was not accepted");
    }

    private static String shows(Alexa alexa, SoftPasskey passkey, UnaryOperator<String> change) {
        return shows(alexa, change.apply(passkey.get(challenge(alexa.page())))).location();
    }

    private static Answer shows(Alexa alexa, String credential) {
        return alexa.submit(Map.of("passkey:credential", credential, "passkey:send", "x"));
    }

    private static SoftPasskey passkeyOf(String who) {
        return passkeyOf(who, 0);
    }

    private static SoftPasskey passkeyOf(String who, int counting) {
        var customer = signedIn(who);
        var page = customer.opens("/account/factors");
        var passkey = new SoftPasskey(CarrickServer.url()).counting(counting);
        var added =
                customer.presses("add", "send", Map.of("credential", passkey.create(challenge(page)), "name", "Phone"));
        assertThat(added.body()).contains("They are shown only now", "Phone");
        return passkey;
    }

    @Test
    void aPasskeyThatWasNotAskedForIsNotAdded() {
        var customer = signedIn("tessa");
        var other = signedIn("tomas");
        var challengeOfOther = challenge(other.opens("/account/factors"));
        customer.opens("/account/factors");
        var passkey = new SoftPasskey(CarrickServer.url());

        var page = customer.presses("add", "send", Map.of("credential", passkey.create(challengeOfOther), "name", ""));

        assertThat(page.body()).contains("The passkey was not added");
        assertThat(console.gets("accounts/tessa").json().getJsonArray("second_factors"))
                .isEmpty();
    }

    @Test
    void secretsAreOnNoOtherPageAndInNoLog() {
        var customer = Staff.somebody();
        AuthenticatorApp.setUpBy(customer, "tessa", "tessa-password-1");

        assertThat(customer.opens("/account/factors").body()).doesNotContain("otpauth:", "id=\"codes\"");
    }
}
