package carrick.trace;

/** One step on its way to the database. Texts may still be too long or hold characters a database refuses. */
public record StepRecord(
        Long attempt,
        String name,
        String clientId,
        String redirectUri,
        String account,
        String stateHash,
        Milestone milestone,
        String fault,
        String detail,
        String passed,
        int status,
        long durationMillis,
        String userAgent) {

    /** At most {@code length} characters, control characters replaced: a browser chose this text, not we. */
    static String fit(String text, int length) {
        if (text == null) {
            return null;
        }
        var clean = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
        return clean.length() <= length ? clean : clean.substring(0, length - 1) + "\u2026";
    }
}
