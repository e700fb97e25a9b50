package carrick.trace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** One linking from the authorization request to the first event, and what became of the link later: the sum of its steps. */
@Entity
@Table(name = "link_attempt")
@NamedQuery(name = "LinkAttempt.deleteBelow", query = "delete from LinkAttempt a where a.id >= :from and a.id < :below")
@NamedQuery(
        name = "LinkAttempt.ofNumbers",
        query = "select a from LinkAttempt a where a.id in :ids order by a.id") // the order of all locks
@NamedQuery(name = "LinkAttempt.oldest", query = "select min(a.id) from LinkAttempt a")
@NamedQuery(
        name = "LinkAttempt.due",
        query = "select a from LinkAttempt a where a.dueAt is not null and a.dueAt <= :now order by a.dueAt")
@NamedQuery(name = "LinkAttempt.ofAccount", query = "select a.id from LinkAttempt a where a.account = :account")
@NamedQuery(name = "LinkAttempt.delete", query = "delete from LinkAttempt a where a.id in :attempts")
@NamedQuery(
        name = "LinkAttempt.count",
        query = "select a.milestone, a.outcome, count(a) from LinkAttempt a where a.id >= :from and a.id < :until"
                + " group by a.milestone, a.outcome")
@NamedQuery(
        name = "LinkAttempt.around",
        query = "select a from LinkAttempt a where a.id >= :from and a.id < :until"
                + " and a.clientId = :client order by a.id desc")
@NamedQuery(
        name = "LinkAttempt.strays",
        query = "select a from LinkAttempt a where a.id >= :from and a.id < :until and a.outcome = :stray"
                + " and (a.clientId = :client or a.clientId is null) order by a.id")
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

    private String stage;
    private String region;
    private String device;

    @Column(name = "state_expires_at")
    private Instant stateExpiresAt;

    @Enumerated(EnumType.STRING)
    private Milestone milestone;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String fault;

    @Column(name = "last_step_at")
    private Instant lastStepAt;

    @Column(name = "due_at")
    private Instant dueAt;

    protected LinkAttempt() {}

    LinkAttempt(long id) {
        this.id = id;
    }

    /**
     * Takes in what a step knows. Steps may arrive in another order than they happened: a milestone is never taken back.
     *
     * @param quiet after how long without news diagnosis is to look at the attempt
     */
    void absorb(StepRecord step, Duration quiet) {
        absorb(step.subject());
        absorb(step.subject().origin());
        fault = step.course().fault() != null ? step.course().fault() : fault;
        var reached = step.course().milestone();
        if (reached != null && (milestone == null || reached.compareTo(milestone) > 0)) {
            milestone = reached;
        }
        outcome = outcomeAfter(step.course());
        lastStepAt = lastStepAt == null || step.at().isAfter(lastStepAt) ? step.at() : lastStepAt;
        dueAt = lastStepAt.plus(quiet);
    }

    private void absorb(StepRecord.Subject subject) {
        clientId = clientId != null ? clientId : StepRecord.fit(subject.clientId(), 200);
        redirectUri = redirectUri != null ? redirectUri : StepRecord.fit(subject.redirectUri(), 2000);
        account = subject.account() != null ? StepRecord.fit(subject.account(), 200) : account;
        stateHash = stateHash != null ? stateHash : subject.stateHash();
        userAgent = userAgent != null ? userAgent : StepRecord.fit(subject.userAgent(), 300);
    }

    private void absorb(Origin origin) {
        stage = stage != null ? stage : StepRecord.fit(origin.stage(), 40);
        region = region != null ? region : StepRecord.fit(origin.region(), 40);
        device = device != null ? device : StepRecord.fit(origin.device(), 60);
        stateExpiresAt = stateExpiresAt != null ? stateExpiresAt : origin.expiresAt();
    }

    private Outcome outcomeAfter(StepRecord.Course course) {
        if (outcome == Outcome.BROKEN) {
            return course.fault() == null ? Outcome.LINKED : Outcome.BROKEN; // diagnosis looks again soon
        } else if (reached(Milestone.TOKENS_ISSUED)) {
            return Outcome.LINKED;
        } else if (milestone == Milestone.CONSENT_REFUSED) {
            return Outcome.REFUSED;
        } else if (course.stray() && milestone == null) {
            return Outcome.STRAY;
        }
        return fault == null || milestone != null ? Outcome.OPEN : Outcome.FAILED;
    }

    public long id() {
        return id;
    }

    /** When it began. */
    public Instant begunAt() {
        return carrick.platform.Id.madeAt(id);
    }

    public boolean reached(Milestone reached) {
        return milestone != null && milestone.compareTo(reached) >= 0;
    }

    /** The furthest that it came; {@code null} where it came nowhere. */
    public Milestone milestone() {
        return milestone;
    }

    /** Written by nodes of schema 3 without one: then it is what the milestone says. */
    public Outcome outcome() {
        if (outcome != null) {
            return outcome;
        }
        return reached(Milestone.TOKENS_ISSUED) ? Outcome.LINKED : fault != null ? Outcome.FAILED : Outcome.ABANDONED;
    }

    /** The name of the last fault; {@code null} for a link without any. */
    public String fault() {
        return fault;
    }

    public String clientId() {
        return clientId;
    }

    public String redirectUri() {
        return redirectUri;
    }

    public String account() {
        return account;
    }

    public String stateHash() {
        return stateHash;
    }

    /** Of the browser. */
    public String userAgent() {
        return userAgent;
    }

    public Origin origin() {
        return new Origin(stage, region, device, stateExpiresAt);
    }

    public Instant lastStepAt() {
        return lastStepAt;
    }

    /** When diagnosis is to look at it next; {@code null} while there is nothing to look for. */
    public Instant dueAt() {
        return dueAt;
    }
}
