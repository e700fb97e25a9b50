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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing that happened in an attempt. */
@Entity
@Table(name = "step")
@NamedQuery(name = "Step.ofAttempts", query = "select s from Step s where s.attemptId in :attempts order by s.id")
@NamedQuery(
        name = "Step.failures",
        query = "select s from Step s where s.id >= :from and s.fault in :faults order by s.id desc")
@NamedQuery(name = "Step.deleteOfAttempts", query = "delete from Step s where s.attemptId in :attempts")
@NamedQuery(name = "Step.deleteBelow", query = "delete from Step s where s.id >= :from and s.id < :below")
@NamedQuery(name = "Step.oldest", query = "select min(s.id) from Step s")
public class Step {

    /** How long whoever asks waits for the answer. Amazon gives up tokens after 4.5 seconds and a directive after about 8. */
    private static final Map<String, Duration> LIMITS =
            Map.of("token", Duration.ofMillis(4_500), "directive", Duration.ofSeconds(8));

    private static final int LONGEST_FIELDS = 4_000;

    @Id
    private long id;

    @Column(name = "attempt_id")
    private Long attemptId;

    private String name;
    private String action;

    @Column(name = "client_id")
    private String clientId;

    private int status;

    @Column(name = "duration_ms")
    private long durationMillis;

    private String node;

    @Enumerated(EnumType.STRING)
    private Milestone milestone;

    private String fault;
    private String expected;
    private String detail;
    private String passed;

    @Column(name = "user_agent")
    private String userAgent;

    private String request;
    private String response;

    protected Step() {}

    Step(long id, String node, StepRecord step) {
        this.id = id;
        this.node = node;
        attemptId = step.attempt();
        name = step.name();
        absorb(step.subject());
        absorb(step.course());
        absorb(step.wire());
    }

    private void absorb(StepRecord.Subject subject) {
        clientId = StepRecord.fit(subject.clientId(), 200);
        userAgent = StepRecord.fit(subject.userAgent(), 300);
    }

    private void absorb(StepRecord.Course course) {
        action = StepRecord.fit(course.action(), 40);
        milestone = course.milestone();
        fault = course.fault();
        expected = StepRecord.fit(course.expected(), 2000);
        detail = StepRecord.fit(course.detail(), 2000);
        passed = StepRecord.fit(course.passed(), 4000);
    }

    private void absorb(StepRecord.Wire wire) {
        status = wire.status();
        durationMillis = wire.durationMillis();
        request = wire.request().text(LONGEST_FIELDS);
        response = wire.response().text(LONGEST_FIELDS);
    }

    /** After how long the client of such a step gives up; empty where nobody knows of a limit. */
    public static Optional<Duration> limitOf(String step) {
        return Optional.ofNullable(LIMITS.get(step));
    }

    public long id() {
        return id;
    }

    /** {@code null} for a step of schema 3 that belongs to no attempt. */
    public Long attemptId() {
        return attemptId;
    }

    /** When it ended. */
    public Instant at() {
        return carrick.platform.Id.madeAt(id);
    }

    /** Such as {@code token}; see {@code linking.md}. */
    public String name() {
        return name;
    }

    public boolean is(String step) {
        return name.equals(step);
    }

    /** Of several things that the step's address does, which one, such as {@code refresh_token}; empty where it does one. */
    public String action() {
        return action == null ? "" : action;
    }

    /** The client that the request named, whether there is such a one or not; {@code null} for none. */
    public String clientId() {
        return clientId;
    }

    public int status() {
        return status;
    }

    public Duration duration() {
        return Duration.ofMillis(durationMillis);
    }

    public boolean tookTooLong() {
        return limitOf(name).filter(limit -> duration().compareTo(limit) > 0).isPresent();
    }

    public String node() {
        return node;
    }

    /** What the attempt reached by this step; {@code null} for nothing new. */
    public Milestone milestone() {
        return milestone;
    }

    public boolean reached(Milestone reached) {
        return milestone == reached;
    }

    /** The name of the fault; {@code null} for a step that went well. */
    public String fault() {
        return fault;
    }

    public boolean failedWith(String... faults) {
        return fault != null && List.of(faults).contains(fault);
    }

    /** What would have been right; {@code null} where the fault says it all. */
    public String expected() {
        return expected;
    }

    /** What was presented instead; {@code null} where the fault says it all. */
    public String presented() {
        return detail;
    }

    /** The rules that held, in words. */
    public List<String> passed() {
        return passed == null || passed.isEmpty() ? List.of() : List.of(passed.split("; "));
    }

    /** What the caller calls itself; {@code null} where it does not. */
    public String userAgent() {
        return userAgent;
    }

    /** Headers and parameters of the request, without secrets. */
    public Map<String, String> request() {
        return Fields.read(request);
    }

    /** Headers and fields of the answer, without secrets. */
    public Map<String, String> response() {
        return Fields.read(response);
    }
}
