package carrick.preflight.exam;

/** How bad it is where a check fails. The worst comes first. */
public enum Severity {
    /** Nobody can link, and what depends on it is not tried. */
    FATAL("F"),
    /** Some customers cannot link, or their links die. */
    ERROR("D"),
    /** It works today, and is a known cause of trouble. */
    WARNING("B"),
    /** Worth knowing. */
    NOTE("A");

    private final String cap;

    Severity(String cap) {
        this.cap = cap;
    }

    /** The best grade that a run can have in which such a check failed. */
    public String cap() {
        return cap;
    }
}
