package carrick.account.store;

/**
 * Somebody whom a store knows.
 *
 * @param subject what the store calls this person for ever; at most 255 characters
 * @param username what people call this person today
 * @param displayName for pages
 * @param locale in which this person reads, a tag of RFC5646 such as {@code fr-CA}; {@code null} where the store does not say
 */
public record Person(String subject, String username, String displayName, String locale) {

    private static final int LONGEST = 255;
    private static final int LONGEST_LOCALE = 35; // RFC5646-4.4.1

    public Person {
        if (subject == null || subject.isBlank() || subject.length() > LONGEST) {
            throw new IllegalArgumentException("a subject has 1 to " + LONGEST + " characters");
        }
        if (username == null || username.isBlank()) {
            throw new IllegalArgumentException("a username is not empty");
        }
        locale = locale == null || locale.isBlank() || locale.length() > LONGEST_LOCALE ? null : locale.strip();
        displayName = displayName == null || displayName.isBlank() ? username : displayName;
    }
}
