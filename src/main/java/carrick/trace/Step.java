package carrick.trace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** One thing that happened in an attempt, or to a request that belongs to none. */
@Entity
@Table(name = "step")
@NamedQuery(name = "Step.ofAttempt", query = "select s from Step s where s.attemptId = :attempt order by s.id")
@NamedQuery(name = "Step.deleteBelow", query = "delete from Step s where s.id >= :from and s.id < :below")
@NamedQuery(name = "Step.oldest", query = "select min(s.id) from Step s")
public class Step {

    @Id
    private long id;

    @Column(name = "attempt_id")
    private Long attemptId;

    private String name;

    @Column(name = "client_id")
    private String clientId;

    private int status;

    @Column(name = "duration_ms")
    private long durationMillis;

    private String node;
    private String fault;
    private String detail;
    private String passed;

    @Column(name = "user_agent")
    private String userAgent;

    protected Step() {}

    Step(long id, String node, StepRecord step) {
        this.id = id;
        this.node = node;
        attemptId = step.attempt();
        name = step.name();
        clientId = StepRecord.fit(step.clientId(), 200);
        status = step.status();
        durationMillis = step.durationMillis();
        fault = step.fault();
        detail = StepRecord.fit(step.detail(), 2000);
        passed = StepRecord.fit(step.passed(), 4000);
        userAgent = StepRecord.fit(step.userAgent(), 300);
    }

    public String name() {
        return name;
    }

    public int status() {
        return status;
    }

    /** The name of the fault; {@code null} for a step that went well. */
    public String fault() {
        return fault;
    }

    public String detail() {
        return detail;
    }

    /** The rules that held, in words. */
    public String passed() {
        return passed;
    }
}
