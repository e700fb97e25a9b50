package carrick.trace;

import carrick.oauth.Fault;
import carrick.oauth.OAuthException;
import carrick.platform.Clock;
import carrick.platform.Id;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one request does, told by four hooks: {@link #passed}, {@link #failed}, {@link #belongsTo} and {@link #reached};
 * {@link #does} and {@link #went} say what to count it as, {@link #asks} and {@link #answers} what went over the wire. The filter around
 * the request hands it on when the answer is out.
 */
@RequestScoped
public class Trace {

    /** Carries the attempt's number on every answer that belongs to one. */
    public static final String HEADER = "X-Link-Attempt";

    @Inject
    Clock clock;

    private final List<String> passed = new ArrayList<>();
    private final List<Consumer<Fields>> asked = new ArrayList<>();
    private final List<Consumer<Fields>> answered = new ArrayList<>();
    private HttpServletResponse response;
    private Long attempt;
    private String clientId;
    private String redirectUri;
    private String account;
    private String stateHash;
    private String action = "";
    private String way = "ok";
    private Milestone milestone;
    private Fault fault;
    private String expected;
    private String detail;
    private Origin origin = Origin.UNKNOWN;
    private boolean stray;
    private boolean worthAStep;

    /** Called by the filter, once, for what is traced: where the number of the attempt is to appear. */
    public void opens(HttpServletResponse answer) {
        response = answer;
    }

    public void passed(String rule) {
        passed.add(rule);
    }

    public void failed(OAuthException rejection) {
        failed(rejection.fault(), rejection.expected(), rejection.detail());
    }

    /** The first failure counts: what follows from it is not a cause. */
    public void failed(Fault what, String seen) {
        failed(what, null, seen);
    }

    private void failed(Fault what, String right, String seen) {
        if (fault == null) {
            fault = what;
            expected = right;
            detail = seen;
        }
        if (attempt == null && response != null) {
            belongsTo(Id.next(clock.now()));
            stray = true;
        }
    }

    public void belongsTo(long attemptId) {
        attempt = attemptId;
        stray = false;
        Spans.belongTo(Id.show(attemptId));
        if (response != null && !response.isCommitted()) {
            response.setHeader(HEADER, Id.show(attemptId));
        }
    }

    public void reached(Milestone reached) {
        milestone = reached;
    }

    /** @param what of several things that the address does: one of a few words, never text from the wire */
    public void does(String what) {
        action = what;
    }

    /** @param how of several good ways in which it may go: one of a few words */
    public void went(String how) {
        way = how;
    }

    /** Something that happens a few times in the life of a link, and whose absence means something: it is kept also where it is no news. */
    public void isWorthAStep() {
        worthAStep = true;
    }

    public void clientIs(String id) {
        clientId = id;
    }

    public void accountIs(String username) {
        account = username;
    }

    /** @param hash SHA-256 of the decoded {@code state}; the value itself may carry a customer's id and is not kept */
    public void asksFor(String uri, String hash) {
        redirectUri = uri;
        stateHash = hash;
    }

    /** Where the request says that it comes from. */
    public void comesFrom(Origin where) {
        origin = where;
    }

    /** @param parameters writes down what was sent, without secrets; called only where the step is kept */
    public void asks(Consumer<Fields> parameters) {
        asked.add(parameters);
    }

    /** @param fields writes down what is answered, without secrets; called only where the step is kept */
    public void answers(Consumer<Fields> fields) {
        answered.add(fields);
    }

    public String action() {
        return action;
    }

    /** The client that the request named; {@code null} for none. */
    public String client() {
        return clientId;
    }

    /** How the request went, as a metric tells it: the error code of its fault, or the way it went well. */
    public String outcome() {
        return fault == null ? way : fault.error().code();
    }

    /** The number of the attempt as people read it; {@code null} where the request belongs to none. */
    public String attemptNumber() {
        return attempt == null ? null : Id.show(attempt);
    }

    public boolean hasFailed() {
        return fault != null;
    }

    public boolean hasNews() {
        return fault != null || milestone != null || worthAStep;
    }

    /** Everything told so far, as one step. */
    public StepRecord toStep(String name, int status, long durationMillis, String userAgent) {
        var subject = new StepRecord.Subject(clientId, redirectUri, account, stateHash, origin, userAgent);
        var course = new StepRecord.Course(
                action,
                milestone,
                fault == null ? null : fault.name(),
                expected,
                detail,
                String.join("; ", passed),
                stray);
        var wire = new StepRecord.Wire(status, durationMillis, fields(asked), fields(answered));
        return new StepRecord(attempt, name, clock.now(), subject, course, wire);
    }

    private static Fields fields(List<Consumer<Fields>> told) {
        var fields = new Fields();
        for (var tell : told) {
            try {
                tell.accept(fields);
            } catch (RuntimeException unreadable) { // a trace never breaks what it tells of
                fields.add("not told", unreadable.getClass().getSimpleName());
            }
        }
        return fields;
    }
}
