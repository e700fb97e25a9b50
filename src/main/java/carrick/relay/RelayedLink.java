package carrick.relay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** By what the requests of one linking are known again. Prints are keyed hashes: nothing here can be sent to anybody. */
@Entity
@Table(name = "relayed_link")
@NamedQuery(
        name = "RelayedLink.waiting",
        query = "select l from RelayedLink l where l.id >= :from and l.relay = :relay and l.codePrint is null"
                + " order by l.id")
@NamedQuery(
        name = "RelayedLink.byCode",
        query = "select l from RelayedLink l where l.relay = :relay and l.codePrint = :print order by l.id")
@NamedQuery(
        name = "RelayedLink.byRefreshToken",
        query = "select l from RelayedLink l where l.relay = :relay"
                + " and (l.refreshPrint = :print or l.formerPrint = :print) order by l.id")
@NamedQuery(name = "RelayedLink.oldest", query = "select min(l.id) from RelayedLink l")
@NamedQuery(name = "RelayedLink.deleteBelow", query = "delete from RelayedLink l where l.id >= :from and l.id < :below")
public class RelayedLink {

    @Id
    private long id;

    private String relay;

    @Column(name = "redirect_print")
    private String redirectPrint;

    private String challenge;

    @Column(name = "code_print")
    private String codePrint;

    @Column(name = "refresh_print")
    private String refreshPrint;

    @Column(name = "former_print")
    private String formerPrint;

    @Column(name = "refreshed_at")
    private Instant refreshedAt;

    protected RelayedLink() {}

    RelayedLink(long id, String relay) {
        this.id = id;
        this.relay = relay;
    }

    void asks(String redirect, String codeChallenge) {
        redirectPrint = redirect;
        challenge = codeChallenge;
    }

    void brings(String code) {
        codePrint = code;
    }

    /** @param refreshToken {@code null} where the answer has none: the former one stays good */
    void gets(String refreshToken) {
        if (refreshToken != null && !refreshToken.equals(refreshPrint)) {
            formerPrint = refreshPrint;
            refreshPrint = refreshToken;
        }
    }

    void refreshes(Instant now) {
        refreshedAt = now;
    }

    boolean asked(String redirect, String codeChallenge) {
        return codeChallenge == null
                ? challenge == null && redirect != null && redirect.equals(redirectPrint)
                : codeChallenge.equals(challenge);
    }

    /** Of its attempt. */
    public long id() {
        return id;
    }

    /** When it was refreshed last; {@code null} for not yet. */
    Instant refreshedAt() {
        return refreshedAt;
    }
}
