package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.Staff;
import carrick.support.TestClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Staff whom the application server itself knows, by its user registry and its roles. */
class ServerRegistryIT {

    private static final CarrickServer SERVER = new CarrickServer("server-registry", 14)
            .with("CARRICK_CLIENTS", CarrickServer.clients())
            .with("CARRICK_CONSOLE_SIGN_IN", "server");

    @BeforeAll
    static void start() {
        SERVER.fresh()
                .knowing("rita", "admin")
                .knowing("sam", "support")
                .knowing("eve", null)
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.kill();
    }

    @Test
    void itsRolesAreThoseOfTheConsole() {
        var rita = signsIn("rita");
        assertThat(rita.page().location()).isEqualTo("/console/overview");
        assertThat(rita.opens("/console/overview").body()).contains("rita</bdi>, admin");
        assertThat(rita.opens("/console/staff").status()).isEqualTo(200);

        var sam = signsIn("sam");
        assertThat(sam.opens("/console/attempts").status()).isEqualTo(200);
        assertThat(sam.opens("/console/staff").status()).isEqualTo(403);
    }

    @Test
    void whoHasNoRoleIsToldSoAndStaysOutside() {
        var eve = signsIn("eve");

        assertThat(eve.page().body()).contains("neither the role admin nor the role support");
        assertThat(eve.opens("/console/overview").status()).isEqualTo(303);
    }

    @Test
    void aWrongPasswordAndAStrangerAreRefusedAlike() {
        var wrong = Staff.at(SERVER.address()).signIn("rita", "wrong").page();
        var stranger = Staff.at(SERVER.address()).signIn("stranger", "wrong").page();

        assertThat(wrong.body()).contains("User name or password is not right");
        assertThat(stranger.body()).contains("User name or password is not right");
    }

    @Test
    void thereIsNoBuiltInAdministrator() {
        assertThat(SERVER.console()).doesNotContain("first administrator");
    }

    /** WildFly leaves the name of a session that is over. */
    @Test
    void theServersOwnLoginLeavesNothingBehindThatOpensAnything() {
        var rita = signsIn("rita");
        assertThat(rita.cookies().keySet())
                .contains("carrick-form", "carrick-console")
                .isSubsetOf("carrick-form", "carrick-console", "JSESSIONID");

        rita.cookies().remove("carrick-console");

        assertThat(rita.opens("/console/overview").status()).isEqualTo(303);
    }

    /** The header that the server's own login would take is the clients' own. */
    @Test
    void clientsStillShowThemselvesByHttpBasic() {
        var alexa = Alexa.at(SERVER.address(), TestClients.skill());

        assertThat(alexa.links().status()).isEqualTo(200);
    }

    private static Staff signsIn(String name) {
        return Staff.at(SERVER.address()).signIn(name, name + "-of-the-registry");
    }
}
