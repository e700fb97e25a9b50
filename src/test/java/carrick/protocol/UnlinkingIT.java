package carrick.protocol;

import static carrick.support.AlexaAnswers.assertAcceptGrantFailed;
import static carrick.support.SmartHome.changeReport;
import static carrick.support.SmartHome.uniqueCode;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.Alexa;
import carrick.support.CarrickServer;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link that is given up on our side takes Amazon's grant and the events along. */
@Tag("RFC7009-2")
class UnlinkingIT {

    private final SmartHome home = SmartHome.of(TestClients.home());
    private final StandIn amazon = StandIn.at(CarrickServer.url());
    private final Alexa alexa = Alexa.linking(TestClients.home());

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void revocationDropsEventsThatWaitAndTakesNoMore(String kind) {
        var link = home.linked();
        var waiting = UUID.randomUUID().toString();
        amazon.fault("gateway", waiting, "SERVICE_UNAVAILABLE_EXCEPTION", Map.of("times", 0));
        link.sends(changeReport(waiting, "lamp-1", "ON"));
        home.reasonToWait(waiting);

        alexa.revokes(link.tokens().json().getString(kind));

        var outcome = home.outcome(waiting);
        assertThat(outcome.getString("status")).isEqualTo("dropped");
        assertThat(outcome.getString("reason")).isEqualTo("LINK_GONE");
        assertThat(link.sends(changeReport("lamp-1", "ON")).getString("status")).isEqualTo("undeliverable");
    }

    @Test
    void revocationOfOneLinkLeavesAnotherOneOfTheSameAccount() {
        var first = home.linked();
        var second = home.linked();

        alexa.revokes(first.tokens().refreshToken());

        var event = UUID.randomUUID().toString();
        second.sends(changeReport(event, "lamp-1", "ON"));
        assertThat(home.outcome(event).getString("status")).isEqualTo("delivered");
    }

    @Test
    void aLinkThatWasRevokedWhileAmazonWasAskedTakesNoEvents() {
        var link = home.onlyLinked();
        var code = uniqueCode();
        amazon.fault("token", code, "UNAVAILABLE", Map.of("times", 2));
        link.accepts(code);

        alexa.revokes(link.tokens().refreshToken());

        assertAcceptGrantFailed(link.accepts(code), "GRANTEE_UNLINKED");
        assertThat(link.sends(changeReport("lamp-1", "ON")).getString("status")).isEqualTo("undeliverable");
    }

    @Test
    void aNewLinkAfterRevocationHasItsOwnGrant() {
        var first = home.linked();
        alexa.revokes(first.tokens().refreshToken());
        var second = home.linked();
        var event = UUID.randomUUID().toString();

        second.sends(changeReport(event, "lamp-1", "ON"));

        assertThat(home.outcome(event).getString("status")).isEqualTo("delivered");
        assertThat(second.number()).isNotEqualTo(first.number());
    }
}
