package carrick.trace;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names and values of one message as a trace keeps them: one a line, so that people can read it in the database as well. */
public final class Fields {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_VALUE = 400;

    private final Map<String, String> fields = new LinkedHashMap<>();

    /** @param value never a secret; {@code null} adds nothing. It is shortened to 400 characters */
    public Fields add(String name, Object value) {
        if (value != null) {
            fields.put(
                    StepRecord.fit(name.replace(':', ';'), LONGEST_NAME),
                    StepRecord.fit(value.toString(), LONGEST_VALUE));
        }
        return this;
    }

    /** As many of the fields as fit into that many characters; {@code null} for none. */
    String text(int longest) {
        var text = new StringBuilder();
        fields.forEach((name, value) -> {
            if (text.length() + name.length() + value.length() + 3 <= longest) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(name)
                        .append(": ")
                        .append(value);
            }
        });
        return text.isEmpty() ? null : text.toString();
    }

    /** The fields of a {@link #text}, in their order. */
    static Map<String, String> read(String text) {
        var read = new LinkedHashMap<String, String>();
        for (var line : text == null ? new String[0] : text.split("\n")) {
            int colon = line.indexOf(": ");
            read.put(line.substring(0, Math.max(0, colon)), line.substring(colon + 2));
        }
        return read;
    }
}
