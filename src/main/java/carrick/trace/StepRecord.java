package carrick.trace;

import carrick.oauth.Fault;
import carrick.oauth.OAuthException;
import carrick.platform.Id;
import java.time.Instant;
import java.util.regex.Pattern;

/** One step on its way to the database. Texts may still be too long or hold characters a database refuses. */
public record StepRecord(Long attempt, String name, Instant at, Subject subject, Course course, Wire wire) {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final Pattern STRANGE_IN_A_LOG = Pattern.compile("[^\\x21-\\x7E]");

    /** Whom and what the step was about; whatever is not known is {@code null}. */
    public record Subject(
            String clientId, String redirectUri, String account, String stateHash, Origin origin, String userAgent) {

        static final Subject NOT_TOLD = new Subject(null, null, null, null, Origin.UNKNOWN, null);
    }

    /**
     * How it went.
     *
     * @param action of several things that the address does, which one
     * @param expected what would have been right where something was wrong
     * @param detail what was presented instead
     * @param passed the rules that held, in words
     * @param stray whether the number is the step's own because no attempt is known
     */
    public record Course(
            String action,
            Milestone milestone,
            String fault,
            String expected,
            String detail,
            String passed,
            boolean stray) {}

    /**
     * What went over the wire, without secrets.
     *
     * @param status what this server answered, or in the background the other side; 0 where nobody answered
     */
    public record Wire(int status, long durationMillis, Fields request, Fields response) {}

    /** A step that no request made, such as a delivery: say next how it went. */
    public static InBackground inBackground(String name, long attempt, Instant at) {
        return new InBackground(name, attempt, at);
    }

    /** The beginning of a step without a request. */
    public record InBackground(String name, long attempt, Instant at) {

        /** @param status what the other side answered; 0 where it did not */
        public StepRecord reached(Milestone milestone, int status) {
            return step(new Course("", milestone, null, null, null, "", false), status);
        }

        /** @param status what the other side answered; 0 where it did not */
        public StepRecord failed(Fault fault, String detail, int status) {
            return step(new Course("", null, fault.name(), null, detail, "", false), status);
        }

        public StepRecord failed(OAuthException rejection) {
            return failed(rejection.fault(), rejection.detail(), 0);
        }

        private StepRecord step(Course course, int status) {
            return new StepRecord(
                    attempt, name, at, Subject.NOT_TOLD, course, new Wire(status, 0, new Fields(), new Fields()));
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
        append(line, "milestone", course.milestone);
        append(line, "fault", course.fault);
        append(line, "client", harmless(subject.clientId));
        append(line, "status", wire.status == 0 ? null : wire.status);
        append(line, "ms", wire.durationMillis);
        return line.toString();
    }

    private static String harmless(String text) {
        return text == null ? null : fit(STRANGE_IN_A_LOG.matcher(text).replaceAll("?"), 100);
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
        var clean = UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
        if (clean.length() <= length) {
            return clean;
        }
        var end = Character.isHighSurrogate(clean.charAt(length - 2)) ? length - 2 : length - 1; // no half character
        return clean.substring(0, end) + "\u2026";
    }
}
