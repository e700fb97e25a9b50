package carrick.trace;

import java.util.Map;

/** What stands in {@link Fields}, as it would be read from the database. */
public final class TestFields {

    private TestFields() {}

    public static Map<String, String> of(Fields fields) {
        return Fields.read(fields.text(4_000));
    }
}
