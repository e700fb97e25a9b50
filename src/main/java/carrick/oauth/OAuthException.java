package carrick.oauth;

/** A fault met in a request. It has two voices: {@link #fault()} for the client, {@link #detail()} for the operator. */
public final class OAuthException extends RuntimeException {

    private final transient Fault fault;
    private final String detail;

    OAuthException(Fault fault, String detail) {
        super(fault.name(), null, false, false); // a rejection is an answer, not a failure: nobody reads its stack
        this.fault = fault;
        this.detail = detail;
    }

    public Fault fault() {
        return fault;
    }

    /** What was expected and what was presented, without secrets; {@code null} where the fault says it all. */
    public String detail() {
        return detail;
    }
}
