package carrick.console.relays;

import carrick.console.Times;
import carrick.http.Browsing;
import carrick.relay.Relay;
import carrick.relay.RelayState;
import carrick.relay.RelayTarget;
import carrick.relay.Relays;
import carrick.staff.Actor;
import carrick.staff.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The relays there are, what passes through them, and the form for another one. */
@Named
@RequestScoped
public class RelaysPage {

    private static final String HERE = "/console/relays?done=";

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    @Inject
    Relays relays;

    @Inject
    RelayChange change;

    private List<Row> rows;
    private String name = "";
    private String authorizationUri = "";
    private String tokenUri = "";
    private String error;

    /** One relay, with what to enter at Amazon. */
    public final class Row {

        private final Relay relay;

        Row(Relay relay) {
            this.relay = relay;
        }

        public String getHandle() {
            return relay.handle();
        }

        public String getName() {
            return relay.name();
        }

        public String getState() {
            return relay.state().name().toLowerCase(java.util.Locale.ROOT);
        }

        public boolean isOff() {
            return relay.state() == RelayState.OFF;
        }

        public boolean isRecording() {
            return relay.state() == RelayState.RECORDING;
        }

        public boolean isPassing() {
            return relay.state() == RelayState.PASSING;
        }

        public String getChanged() {
            return Times.show(relay.changedAt()) + " by " + relay.changedBy();
        }

        public String getServer() {
            return relay.tokenUri().getHost();
        }

        public String getAuthorizationUri() {
            return relays.authorizationUri(relay);
        }

        public String getTokenUri() {
            return relays.tokenUri(relay);
        }

        public String getOwnAuthorizationUri() {
            return relay.authorizationUri().toString();
        }

        public String getOwnTokenUri() {
            return relay.tokenUri().toString();
        }
    }

    public List<Row> getRows() {
        if (rows == null) {
            rows = relays.all().stream().map(Row::new).toList();
        }
        return rows;
    }

    /** Those through which customers' requests go now, by their names. */
    public List<Row> getOpen() {
        return getRows().stream().filter(row -> !row.isOff()).toList();
    }

    public void make() {
        actor.require(Role.ADMIN);
        try {
            change.make(RelayTarget.of(name, authorizationUri, tokenUri));
            browsing.goTo(HERE + "relayMade");
        } catch (IllegalArgumentException wrong) {
            error = wrong.getMessage();
        }
    }

    public void turnOff() {
        turn(RelayState.OFF);
    }

    public void pass() {
        turn(RelayState.PASSING);
    }

    public void record() {
        turn(RelayState.RECORDING);
    }

    private void turn(RelayState state) {
        actor.require(Role.ADMIN);
        change.turn(handle(), state);
        browsing.goTo(HERE + "relayTurned");
    }

    public void remove() {
        actor.require(Role.ADMIN);
        browsing.goTo(HERE + (change.remove(handle()) ? "relayRemoved" : "relayOn"));
    }

    private String handle() {
        return browsing.parameter("handle").orElse("");
    }

    public String getName() {
        return name;
    }

    public void setName(String entered) {
        name = entered == null ? "" : entered;
    }

    public String getAuthorizationUri() {
        return authorizationUri;
    }

    public void setAuthorizationUri(String entered) {
        authorizationUri = entered == null ? "" : entered;
    }

    public String getTokenUri() {
        return tokenUri;
    }

    public void setTokenUri(String entered) {
        tokenUri = entered == null ? "" : entered;
    }

    public String getError() {
        return error;
    }
}
