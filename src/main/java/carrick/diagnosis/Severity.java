package carrick.diagnosis;

/** What a finding means for the customer. */
public enum Severity {

    /** There is no link, or there will be none for long. */
    ERROR,

    /** There is a link, but something that belongs to it does not work, or will cost links. */
    WARNING,

    /** Worth knowing; nothing to mend. */
    INFO
}
