package carrick.preflight;

/** How far a run is. */
public enum PreflightState {
    RUNNING,
    /** For the person who is to sign in. */
    WAITING,
    DONE,
    CANCELLED,
    /** It could not go on, for a reason of its own. */
    FAILED
}
