package carrick.protocol;

import static carrick.support.SmartHome.changeReport;
import static org.assertj.core.api.Assertions.assertThat;

import carrick.support.AlexaSchema;
import carrick.support.CarrickServer;
import carrick.support.SmartHome;
import carrick.support.StandIn;
import carrick.support.TestClients;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From AcceptGrant to an event at Amazon. */
class EventsIT {

    private final SmartHome home = SmartHome.of(TestClients.home());
    private final StandIn amazon = StandIn.at(CarrickServer.url());

    @Test
    void anEventReachesTheGatewayWithAmazonsToken() {
        var link = home.linked();
        var message = UUID.randomUUID().toString();

        var accepted = link.sends(changeReport(message, "lamp-1", "ON"));

        assertThat(accepted.getString("message_id")).isEqualTo(message);
        assertThat(home.outcome(message).getString("status")).isEqualTo("delivered");
        var call = amazon.awaitCalls(message, 1).get(0);
        assertThat(call.getInt("status")).isEqualTo(202);
        assertThat(call.getString("at")).isEqualTo("na");
        assertThat(AlexaSchema.changeReport()
                        .complaints(call.getJsonObject("event").toString()))
                .isEmpty();
    }
}
