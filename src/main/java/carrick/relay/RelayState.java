package carrick.relay;

/** What a relay does with a request. */
public enum RelayState {

    /** It refuses it. */
    OFF,

    /** It passes it on, and keeps nothing of it. */
    PASSING,

    /** It passes it on, and keeps what may be shown of both sides. */
    RECORDING
}
