package carrick.preflight.exam;

/** What a stage stands on: an earlier one has found it to hold. */
public enum Ground {
    CONFIGURATION("the configuration can be used"),
    AUTHORIZATION_URI("the authorization URI can be reached"),
    TOKEN_URI("the token URI can be reached"),
    ANSWERS("the token URI answers as one"),
    REQUEST("the authorization request is accepted"),
    SIGNED_IN("somebody can sign in and comes back with a code"),
    TOKENS("a code was exchanged for tokens"),
    SECOND_HOUSEHOLD("a second household of the same customer is linked");

    private final String words;

    Ground(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
