package carrick.client;

/** What a stale refresh token does to its family under {@link RefreshMode#ROTATE}. */
public enum StaleTokens {
    /** It is refused and the trace tells; the link lives on. */
    REPORT,
    /** It is refused and the family ends: somebody else may hold the token. */
    END_FAMILY
}
