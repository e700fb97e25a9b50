package carrick.preflight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** One run, which any node can show while another one makes it. */
@Entity
@Table(name = "preflight_run")
@NamedQuery(name = "PreflightRun.newest", query = "select r from PreflightRun r order by r.id desc")
@NamedQuery(
        name = "PreflightRun.waiting",
        query = "select r from PreflightRun r where r.taskState = :state and r.state = :waiting")
@NamedQuery(name = "PreflightRun.oldest", query = "select min(r.id) from PreflightRun r")
@NamedQuery(
        name = "PreflightRun.deleteBelow",
        query = "delete from PreflightRun r where r.id >= :from and r.id < :below")
public class PreflightRun {

    /** A run that has not been heard of for that long has lost its node. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    @Id
    private long id;

    private String name;

    @Column(name = "started_by")
    private String startedBy;

    private byte[] target;

    @Enumerated(EnumType.STRING)
    private PreflightState state;

    private String stage;

    @Column(name = "beat_at")
    private Instant beatAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    private int requests;
    private String server;
    private String reason;
    private String task;

    @Column(name = "task_uri")
    private String taskUri;

    @Column(name = "task_state")
    private String taskState;

    private byte[] returned;
    private boolean cancelled;

    @Column(name = "again_of")
    private Long againOf;

    protected PreflightRun() {}

    PreflightRun(long id, String name, String startedBy, Instant now) {
        this.id = id;
        this.name = name;
        this.startedBy = startedBy;
        state = PreflightState.RUNNING;
        stage = "";
        beatAt = now;
    }

    void keeps(byte[] encryptedTarget, Long earlier) {
        target = encryptedTarget;
        againOf = earlier;
    }

    void beats(Instant now, int sent) {
        beatAt = now;
        requests = sent;
    }

    void enters(String stageName) {
        stage = stageName;
    }

    void recognises(String knownServer) {
        server = knownServer;
    }

    void waitsFor(String what, String address, String stateHash) {
        state = PreflightState.WAITING;
        task = what;
        taskUri = address;
        taskState = stateHash;
        returned = null;
    }

    void goesOn() {
        state = PreflightState.RUNNING;
        task = null;
        taskUri = null;
        taskState = null;
        returned = null;
    }

    void catches(byte[] encryptedAddress) {
        returned = encryptedAddress;
    }

    void cancel() {
        cancelled = true;
    }

    void ends(PreflightState how, String why, Instant now) {
        goesOn();
        state = how;
        reason = why;
        endedAt = now;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String startedBy() {
        return startedBy;
    }

    /** Encrypted, for it has the client's secret in it and a customer's password. */
    byte[] target() {
        return target;
    }

    public PreflightState state() {
        return state;
    }

    public boolean isOver() {
        return endedAt != null;
    }

    /** Whether its node has gone: nobody will end it. */
    public boolean isLost(Instant now) {
        return !isOver() && beatAt.plus(SILENCE).isBefore(now);
    }

    /** What is being looked at. */
    public String stage() {
        return stage;
    }

    public Instant begunAt() {
        return carrick.platform.Id.madeAt(id);
    }

    /** {@code null} while it goes on. */
    public Instant endedAt() {
        return endedAt;
    }

    public int requests() {
        return requests;
    }

    /** The name of a {@link carrick.preflight.metadata.KnownServer}; {@code null} for one that nobody knows. */
    public String server() {
        return server;
    }

    /** Why it ended before its end; {@code null} where it did not. */
    public String reason() {
        return reason;
    }

    /** What whoever sits at the keyboard is to do; {@code null} for nothing. */
    public String task() {
        return task;
    }

    public String taskUri() {
        return taskUri;
    }

    /** Encrypted, for it has a code in it. */
    byte[] returned() {
        return returned;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** The run that this one repeats; {@code null} for none. */
    public Long againOf() {
        return againOf;
    }
}
