package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.AuthenticatorApp;
import carrick.support.CarrickServer;
import carrick.support.Console;
import carrick.support.Staff;
import carrick.support.TestClients;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A server that wants a second factor of everybody. The tests are one story, told in order. */
@TestMethodOrder(OrderAnnotation.class)
class RequiredFactorIT {

    private static final CarrickServer SERVER = new CarrickServer("required-factor", 12);
    private static AuthenticatorApp app;

    @BeforeAll
    static void start() {
        SERVER.with(
                        "CARRICK_CLIENTS",
                        Path.of("src/test/resources/clients.json")
                                .toAbsolutePath()
                                .toString())
                .with("CARRICK_SECOND_FACTOR", "required")
                .with("CARRICK_DIAGNOSIS_PATIENCE", "PT1S")
                .fresh()
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
    }

    private static Alexa opensLogin() {
        return Alexa.at(SERVER.address(), TestClients.skill()).opensLogin();
    }

    @Test
    @Order(1)
    void whoHasNoneIsToldWhereToSetOneUp() {
        var alexa = opensLogin();

        var page = alexa.signIn("ann", "ann-password-1");

        assertThat(page.body())
                .contains("Your account needs a second factor", SERVER.address() + "/account/links")
                .contains("id=\"login:signIn\"");
        Console.at(SERVER.address()).awaitFirst(page.attempt(), "SecondFactorMissing");
        assertThat(opensLogin().signIn("ann", "wrong").body()).contains("User name or password is not right");
    }

    @Test
    @Order(2)
    void theOwnPageLetsNobodyDoAnythingElseFirst() {
        var customer = Staff.at(SERVER.address());
        customer.opens("/account/links");
        customer.presses("login", "signIn", Map.of("username", "ann", "password", "ann-password-1"));
        assertThat(customer.opens("/account/links").location()).isEqualTo("/account/factors");
        assertThat(customer.opens("/account/password").location()).isEqualTo("/account/factors");
        assertThat(customer.opens("/account/factors").body()).contains("Before you go on, set up one of these.");

        app = AuthenticatorApp.setUpBy(customer);

        assertThat(customer.opens("/account/links").body()).contains("Ann Example");
    }

    @Test
    @Order(3)
    void thenItLinks() {
        var alexa = opensLogin();
        alexa.signIn("ann", "ann-password-1");
        alexa.follow();
        alexa.submit(Map.of("factor:code", app.code(), "factor:next", "x"));
        alexa.follow();

        assertThat(alexa.exchanges(alexa.codeAfterConsent()).status()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void theLastOneStays() {
        var customer = Staff.at(SERVER.address());
        customer.opens("/account/links");
        customer.presses("login", "signIn", Map.of("username", "ann", "password", "ann-password-1"));
        customer.opens("/account/links");
        customer.presses(
                "factor", "next", Map.of("recoveryCode", app.recoveryCodes().get(0)));
        customer.opens("/account/factors");

        assertThat(customer.presses("removeApp", "remove", Map.of()).body()).contains("You need at least one of these");
        assertThat(customer.opens("/account/factors").body()).contains("removeApp:remove");
    }
}
