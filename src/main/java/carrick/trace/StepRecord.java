package carrick.trace;

import carrick.oauth.Fault;
import carrick.platform.Id;

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

    /** A step that no request made, such as a delivery: say next how it went. */
    public static InBackground inBackground(String name, long attempt) {
        return new InBackground(name, attempt);
    }

    /** The beginning of a step without a request. */
    public record InBackground(String name, long attempt) {

        /** @param status what the other side answered; 0 where it did not */
        public StepRecord reached(Milestone milestone, int status) {
            return new StepRecord(attempt, name, null, null, null, null, milestone, null, null, "", status, 0, null);
        }

        /** @param status what the other side answered; 0 where it did not */
        public StepRecord failed(Fault fault, String detail, int status) {
            return new StepRecord(
                    attempt, name, null, null, null, null, null, fault.name(), detail, "", status, 0, null);
        }
    }

    /**
     * For the log: {@code attempt=.. step=.. fault=..}. Neither account nor detail, which may tell of a person, and of a text that somebody
     * chose only what cannot be taken for another field or another line.
     */
    String line() {
        var line = new StringBuilder();
        append(line, "attempt", attempt == null ? null : Id.show(attempt));
        append(line, "step", name.replace(' ', '_'));
        append(line, "milestone", milestone);
        append(line, "fault", fault);
        append(line, "client", clientId == null ? null : fit(clientId.replaceAll("[^\\x21-\\x7E]", "?"), 100));
        append(line, "status", status == 0 ? null : status);
        append(line, "ms", durationMillis);
        return line.toString();
    }

    private static void append(StringBuilder line, String field, Object value) {
        if (value != null) {
            line.append(line.isEmpty() ? "" : " ").append(field).append('=').append(value);
        }
    }

    /** At most {@code length} characters, control characters replaced: a browser chose this text, not we. */
    static String fit(String text, int length) {
        if (text == null) {
            return null;
        }
        var clean = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
        return clean.length() <= length ? clean : clean.substring(0, length - 1) + "\u2026";
    }
}
