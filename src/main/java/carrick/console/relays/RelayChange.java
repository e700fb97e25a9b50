package carrick.console.relays;

import carrick.relay.Relay;
import carrick.relay.RelayState;
import carrick.relay.RelayTarget;
import carrick.relay.Relays;
import carrick.staff.Actor;
import carrick.staff.AuditEntries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Makes, switches and removes relays. Each change is in the audit log. */
@ApplicationScoped
public class RelayChange {

    @Inject
    Relays relays;

    @Inject
    AuditEntries audit;

    @Inject
    Actor actor;

    /** @throws IllegalArgumentException naming what is wrong with where it is to lead */
    @Transactional
    public Relay make(RelayTarget target) {
        var relay = relays.add(target, actor.getName());
        audit.note("relay.make", relay.name(), null, relay.authorizationUri() + " and " + relay.tokenUri());
        return relay;
    }

    /** Empty where there is no such relay. */
    @Transactional
    public Optional<Relay> turn(String handle, RelayState state) {
        var before = relays.current(handle).map(Relay::state);
        var relay = relays.turn(handle, state, actor.getName());
        relay.ifPresent(it ->
                audit.note("relay.turn", it.name(), before.map(RelayState::name).orElse(null), state.name()));
        return relay;
    }

    /** Answers whether it was off, and is gone. */
    @Transactional
    public boolean remove(String handle) {
        var relay = relays.current(handle);
        var removed = relays.remove(handle);
        if (removed) {
            relay.ifPresent(
                    it -> audit.note("relay.remove", it.name(), it.tokenUri().toString(), null));
        }
        return removed;
    }
}
