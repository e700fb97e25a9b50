package carrick.trace;

/** What became of an attempt so far. */
public enum Outcome {

    /** On its way: the customer is at a page, or the client is expected. */
    OPEN,

    /** The client has its tokens. */
    LINKED,

    /** The customer said no. */
    REFUSED,

    /** Something went wrong before there were tokens. */
    FAILED,

    /** Nobody went on, and nothing tells why. */
    ABANDONED,

    /** It was linked, and something has ended or will end that. */
    BROKEN,

    /** No attempt: a request that failed and belongs to none. It has a number of its own, so that it can be spoken of. */
    STRAY
}
