package carrick.oauth;

/**
 * A fault met in a request. It has two voices: {@link #fault()} for the client, {@link #expected()} and {@link #detail()} for the operator.
 */
public final class OAuthException extends RuntimeException {

    private final transient Fault fault;
    private final String expected;
    private final String detail;

    OAuthException(Fault fault, String expected, String detail) {
        super(fault.name(), null, false, false); // a rejection is an answer, not a failure: nobody reads its stack
        this.fault = fault;
        this.expected = expected;
        this.detail = detail;
    }

    public Fault fault() {
        return fault;
    }

    /** What would have been right, without secrets; {@code null} where the fault says it all. */
    public String expected() {
        return expected;
    }

    /** What was presented, without secrets; {@code null} where the fault says it all. */
    public String detail() {
        return detail;
    }
}
