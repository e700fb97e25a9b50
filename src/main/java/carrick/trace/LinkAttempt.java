package carrick.trace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** One linking from the authorization request to the first refresh: the sum of its steps. */
@Entity
@Table(name = "link_attempt")
@NamedQuery(name = "LinkAttempt.deleteBelow", query = "delete from LinkAttempt a where a.id >= :from and a.id < :below")
@NamedQuery(name = "LinkAttempt.oldest", query = "select min(a.id) from LinkAttempt a")
public class LinkAttempt {

    @Id
    private long id;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "redirect_uri")
    private String redirectUri;

    private String account;

    @Column(name = "state_hash")
    private String stateHash;

    @Column(name = "user_agent")
    private String userAgent;

    @Enumerated(EnumType.STRING)
    private Milestone milestone;

    private String fault;

    @Column(name = "last_step_at")
    private Instant lastStepAt;

    protected LinkAttempt() {}

    LinkAttempt(long id) {
        this.id = id;
    }

    /** Takes in what a step knows. Steps may arrive in another order than they happened: a milestone is never taken back. */
    void absorb(StepRecord step, Instant at) {
        clientId = clientId != null ? clientId : StepRecord.fit(step.clientId(), 200);
        redirectUri = redirectUri != null ? redirectUri : StepRecord.fit(step.redirectUri(), 2000);
        account = step.account() != null ? StepRecord.fit(step.account(), 200) : account;
        stateHash = stateHash != null ? stateHash : step.stateHash();
        userAgent = userAgent != null ? userAgent : StepRecord.fit(step.userAgent(), 300);
        fault = step.fault() != null ? step.fault() : fault;
        if (step.milestone() != null && (milestone == null || step.milestone().compareTo(milestone) > 0)) {
            milestone = step.milestone();
        }
        lastStepAt = at;
    }

    public long id() {
        return id;
    }

    public boolean reached(Milestone reached) {
        return milestone != null && milestone.compareTo(reached) >= 0;
    }

    public Milestone milestone() {
        return milestone;
    }

    /** The name of the last fault; {@code null} for a link without any. */
    public String fault() {
        return fault;
    }

    public String clientId() {
        return clientId;
    }

    public String account() {
        return account;
    }

    public String stateHash() {
        return stateHash;
    }
}
