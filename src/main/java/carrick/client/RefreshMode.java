package carrick.client;

/** What a refresh does to the refresh token. */
public enum RefreshMode {
    /** A new generation at most once per overlap; the one before it is answered with the same successor. */
    ROTATE,
    /** The refresh token never changes, unless the master key does. */
    FIXED,
    /** Every refresh token works once; the second use ends the family (RFC9700-4.14). */
    STRICT
}
