package carrick.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.SmartHome;
import carrick.support.TestClients;
import carrick.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A rolling upgrade: the release before, named by {@code -Dcarrick.previous.war=}, and the WAR that was built work on one database at the
 * same time, whose schema the new one has brought up to date.
 */
@TestMethodOrder(OrderAnnotation.class)
@EnabledIfSystemProperty(
        named = "carrick.previous.war",
        matches = ".+",
        disabledReason = "needs the WAR of the release before")
class UpgradeIT {

    private static final CarrickServer OLD = new CarrickServer("upgrade-old", 6);
    private static final CarrickServer NEW = new CarrickServer("upgrade-new", 7);
    private static final TestDatabase DATABASE =
            new TestDatabase(CarrickServer.firstPort() + 16, OLD.folder().resolveSibling("upgrade-database"));

    private static Alexa half;
    private static SmartHome.Link link;

    @BeforeAll
    static void upgradeOneOfTwoNodes() {
        DATABASE.start();
        OLD.running(Path.of(System.getProperty("carrick.previous.war")).toAbsolutePath())
                .asNodeOf(DATABASE, OLD.address())
                .fresh()
                .start()
                .awaitReady();
        half = atOld().opensLogin();
        link = SmartHome.at(OLD.address(), TestClients.home()).linked();
        NEW.asNodeOf(DATABASE, OLD.address()).fresh().start().awaitReady();
    }

    @AfterAll
    static void stop() {
        OLD.kill();
        NEW.kill();
        DATABASE.stop();
    }

    @Test
    @Order(1)
    void theOldNodeGoesOnLinking() {
        assertThat(atOld().links().status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void whatTheOldNodeBeganOrIssuedGoesOnAtTheNewOne() {
        half.signIn("ann", "ann-password-1");
        half.follow();
        var code = half.codeAfterConsent();

        var tokens = atNew().exchanges(code);

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(atNew().isActive(link.tokens().accessToken())).isTrue();
        assertThat(atNew().refreshes(tokens.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void whatTheNewNodeIssuedGoesOnAtTheOldOne() {
        var alexa = atNew();
        var code = alexa.signsInAsAnn().codeAfterConsent();

        var tokens = atOld().exchanges(code);

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(atOld().isActive(tokens.accessToken())).isTrue();
        assertThat(atNew().revokes(tokens.refreshToken()).status()).isEqualTo(200);
        assertThat(atOld().isActive(tokens.accessToken())).isFalse();
    }

    @Test
    @Order(4)
    void eventsThatEitherNodeTakesAreDelivered() {
        for (var node : List.of(OLD, NEW)) {
            var cloud = SmartHome.at(node.address(), TestClients.home());
            var id = SmartHome.uniqueCode();
            assertThat(cloud.posts("{\"family\":\"" + link.number() + "\",\"events\":["
                                    + SmartHome.changeReport(id, "lamp", "ON") + "]}")
                            .status())
                    .isEqualTo(202);
            assertThat(cloud.outcome(id).getString("status")).isEqualTo("delivered");
        }
    }

    @Test
    @Order(5)
    void theOldNodeStartsAgainOnTheNewSchema() {
        OLD.restart();

        assertThat(atOld().links().status()).isEqualTo(200);
    }

    private static Alexa atOld() {
        return Alexa.at(OLD.address(), TestClients.skill());
    }

    private static Alexa atNew() {
        return Alexa.at(NEW.address(), TestClients.skill());
    }
}
