package carrick.relay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;

/** One skill's way through Carrick to the server of somebody else. */
@Entity
@Table(name = "relay")
@NamedQuery(name = "Relay.all", query = "select r from Relay r order by r.name, r.handle")
public class Relay {

    @Id
    private String handle;

    private String name;

    @Column(name = "authorization_uri")
    private String authorizationUri;

    @Column(name = "token_uri")
    private String tokenUri;

    @Enumerated(EnumType.STRING)
    private RelayState state;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    protected Relay() {}

    /** Off. */
    Relay(String handle, RelayTarget target) {
        this.handle = handle;
        name = target.name();
        authorizationUri = target.authorizationUri().toString();
        tokenUri = target.tokenUri().toString();
        state = RelayState.OFF;
    }

    void turns(RelayState next, String by, Instant now) {
        state = next;
        changedBy = by;
        changedAt = now;
    }

    /** 256 random bits in its addresses, so that nobody finds it who was not told. */
    public String handle() {
        return handle;
    }

    public String name() {
        return name;
    }

    public URI authorizationUri() {
        return URI.create(authorizationUri);
    }

    public URI tokenUri() {
        return URI.create(tokenUri);
    }

    public RelayState state() {
        return state;
    }

    boolean isRecording() {
        return state == RelayState.RECORDING;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public String changedBy() {
        return changedBy;
    }

    /** Where it sends a browser: the query goes on as it came. */
    String authorizationUri(String query) {
        if (query == null || query.isEmpty()) {
            return authorizationUri;
        }
        return authorizationUri + (authorizationUri.contains("?") ? "&" : "?") + query;
    }
}
