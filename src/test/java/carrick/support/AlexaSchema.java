package carrick.support;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The messages that Amazon takes, as JSON schemas that were written here from Amazon's documented fields. They are stricter than Amazon:
 * a member that no document names is a complaint.
 */
public final class AlexaSchema {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;

    private AlexaSchema(String file) {
        schema = SCHEMAS.getSchema(SchemaLocation.of("classpath:alexa/" + file));
    }

    public static AlexaSchema acceptGrantResponse() {
        return new AlexaSchema("accept-grant-response.json");
    }

    /** The only error that answers AcceptGrant. */
    public static AlexaSchema authorizationErrorResponse() {
        return new AlexaSchema("authorization-error-response.json");
    }

    /** The error that answers any other directive. */
    public static AlexaSchema errorResponse() {
        return new AlexaSchema("error-response.json");
    }

    public static AlexaSchema changeReport() {
        return new AlexaSchema("change-report.json");
    }

    public static AlexaSchema addOrUpdateReport() {
        return new AlexaSchema("add-or-update-report.json");
    }

    public static AlexaSchema deleteReport() {
        return new AlexaSchema("delete-report.json");
    }

    public static AlexaSchema doorbellPress() {
        return new AlexaSchema("doorbell-press.json");
    }

    /** What is wrong with a message; nothing where it is valid. */
    public List<String> complaints(String json) {
        try {
            return schema.validate(json, InputFormat.JSON).stream()
                    .map(Error::toString)
                    .toList();
        } catch (UncheckedIOException malformed) {
            return List.of("is no JSON: " + malformed.getCause());
        }
    }
}
