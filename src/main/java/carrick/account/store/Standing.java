package carrick.account.store;

/** What a store says of somebody whom it knew once. */
public enum Standing {
    THERE,

    /** Deleted or disabled, or not allowed to link any more. */
    GONE,

    /** This store cannot be asked that. */
    UNKNOWN
}
