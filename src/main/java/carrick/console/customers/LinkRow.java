package carrick.console.customers;

import carrick.alexa.amazon.AmazonGrant;
import carrick.alexa.delivery.DeliveryStatus;
import carrick.alexa.delivery.Events;
import carrick.console.Times;
import carrick.grant.TokenFamily;
import carrick.platform.Id;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One link of a customer, such as one household's, for a view. */
public final class LinkRow {

    private final TokenFamily family;
    private final Optional<AmazonGrant> amazon;
    private final List<Events.Count> events;

    LinkRow(TokenFamily family, Optional<AmazonGrant> amazon, List<Events.Count> events) {
        this.family = family;
        this.amazon = amazon;
        this.events = events;
    }

    public String getNumber() {
        return Id.show(family.id());
    }

    public String getClientId() {
        return family.clientId();
    }

    public String getScope() {
        return family.scope();
    }

    public String getSince() {
        return Times.show(Id.madeAt(family.id()));
    }

    /** When it was last known to be in use; more exactly a healthy refresh is not noted. */
    public String getRenewed() {
        return Times.show(family.renewedAt());
    }

    /** How often the refresh token was replaced. */
    public int getRotations() {
        return family.generation() - TokenFamily.FIRST_GENERATION;
    }

    public boolean isAlive() {
        return family.isAlive();
    }

    /** In words, with the moment where there is one. */
    public String getState() {
        return isAlive()
                ? "alive"
                : family.whyEnded().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (family.endedAt() == null ? "" : ", " + Times.show(family.endedAt()));
    }

    public String getAmazon() {
        return amazon.map(grant -> grant.isActive()
                        ? "granted for " + grant.region() + " at " + Times.show(grant.grantedAt())
                        : "ended"
                                + (grant.leaving() == null
                                        ? ""
                                        : ": "
                                                + grant.leaving()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', ' ')))
                .orElse("none");
    }

    /** Such as {@code 12 delivered, 1 failed}. */
    public String getEvents() {
        return events.isEmpty()
                ? "none"
                : events.stream()
                        .map(count -> count.deliveries() + " " + word(count.status()))
                        .collect(Collectors.joining(", "));
    }

    static String word(DeliveryStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
