package carrick.account.store;

/**
 * Somebody whom a store knows.
 *
 * @param subject what the store calls this person for ever; at most 255 characters
 * @param username what people call this person today
 * @param displayName for pages
 */
public record Person(String subject, String username, String displayName) {

    private static final int LONGEST = 255;

    public Person {
        if (subject == null || subject.isBlank() || subject.length() > LONGEST) {
            throw new IllegalArgumentException("a subject has 1 to " + LONGEST + " characters");
        }
        if (username == null || username.isBlank()) {
            throw new IllegalArgumentException("a username is not empty");
        }
        displayName = displayName == null || displayName.isBlank() ? username : displayName;
    }
}
