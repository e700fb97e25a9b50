package carrick.alexa.delivery;

import carrick.alexa.amazon.Region;
import carrick.alexa.event.EventMessage;
import carrick.oauth.Fault;
import carrick.platform.Allowances;
import carrick.platform.Clock;
import carrick.trace.Milestone;
import carrick.trace.StepRecord;
import carrick.trace.TraceQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** What events tell of their links. What may be the same with every event of a link is told once an hour, on each node by itself. */
@ApplicationScoped
class DeliveryTrace {

    private static final String STEP = "deliver";
    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** Tries, which take a quarter of a minute: whoever rang is no longer at the door. */
    private static final int MANY = 5;

    @Inject
    TraceQueue traces;

    @Inject
    Clock clock;

    private final Allowances waiting = new Allowances(1, AN_HOUR);
    private final Allowances ungranted = new Allowances(1, AN_HOUR);

    void arrivedFirst(EventDelivery delivery, int status) {
        traces.add(step(delivery.familyId()).reached(Milestone.FIRST_EVENT, status));
    }

    void failed(EventDelivery delivery, Fault fault, String detail, int status) {
        traces.add(step(delivery.familyId()).failed(fault, told(delivery, detail), status));
    }

    /** Told once the event has waited for long, in the middle of a try. */
    void waits(EventDelivery delivery, Fault fault, String detail, int status) {
        int tries = delivery.attempts() + 1;
        if (tries >= MANY && waiting.take(String.valueOf(delivery.familyId())).isEmpty()) {
            failed(delivery, fault, "waits after " + tries + " tries, " + detail, status);
        }
    }

    /** An event was posted for a link that Amazon never granted any. */
    void isUngranted(long family, EventMessage event) {
        if (ungranted.take(String.valueOf(family)).isEmpty()) {
            traces.add(step(family)
                    .failed(
                            DeliveryFault.AMAZON_GRANT_MISSING,
                            event.namespace() + "." + event.name() + " " + event.messageId(),
                            0));
        }
    }

    /** What the gateway said, and which one. */
    static String said(GatewayAnswer answer, Region region) {
        return answer.detail() + ", gateway " + region;
    }

    private StepRecord.InBackground step(long family) {
        return StepRecord.inBackground(STEP, family, clock.now());
    }

    private static String told(EventDelivery delivery, String detail) {
        var event = delivery.event();
        return event.name() + " " + event.messageId() + (detail == null ? "" : ", " + detail);
    }
}
