package carrick.grant;

/** Why a family ended. */
public enum Ending {
    /** The client asked for it (RFC7009-2). */
    REVOKED_BY_CLIENT,
    /** Its code was presented again, later than the client's tolerance (RFC6749-4.1.2). */
    CODE_REPLAYED,
    /** A refresh token came back that had been used up (RFC9700-4.14.2). */
    REFRESH_TOKEN_REUSED,
    /** The platform told that the customer has left it. */
    CUSTOMER_LEFT,
    /** It was not refreshed for longer than the client's idle limit. */
    IDLE
}
