package carrick.console.customers;

import carrick.alexa.delivery.EventDelivery;
import carrick.console.Times;
import carrick.platform.Id;

/** One event on its way to one link, for a view: what it is, never what it says. */
public final class EventRow {

    private final EventDelivery delivery;

    EventRow(EventDelivery delivery) {
        this.delivery = delivery;
    }

    /** Of the delivery, for forms. */
    public long getDelivery() {
        return delivery.id();
    }

    public String getNumber() {
        return Id.show(delivery.event().id());
    }

    public String getAccepted() {
        return Times.show(Id.madeAt(delivery.event().id()));
    }

    public String getChanged() {
        return Times.show(delivery.changedAt());
    }

    public String getName() {
        return delivery.event().name();
    }

    public String getMessageId() {
        return delivery.event().messageId();
    }

    public String getClientId() {
        return delivery.event().clientId();
    }

    public String getLink() {
        return Id.show(delivery.familyId());
    }

    public String getStatus() {
        return LinkRow.word(delivery.status());
    }

    public String getReason() {
        return delivery.reason() == null ? "" : delivery.reason();
    }

    public int getAttempts() {
        return delivery.attempts();
    }

    /** What the gateway answered last; empty where it was not asked. */
    public String getHttpStatus() {
        return delivery.httpStatus() == 0 ? "" : String.valueOf(delivery.httpStatus());
    }

    public boolean isResendable() {
        return delivery.isLost();
    }
}
