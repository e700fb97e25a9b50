package carrick.support;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a server says of its own answers (OpenAPI 3.0), to hold them against it. */
public final class Description {

    private static final String AT = "https://carrick.test/openapi.json";

    private final JsonObject document;
    private final SchemaRegistry schemas;

    private Description(Answer answer) {
        document = answer.json();
        schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(AT, answer.body())));
    }

    /** @param answer the description as a server gave it */
    public static Description of(Answer answer) {
        return new Description(answer);
    }

    public JsonObject document() {
        return document;
    }

    /** Such as {@code GET /attempts}. */
    public Set<String> operations() {
        var operations = new TreeSet<String>();
        paths().forEach((path, item) ->
                item.asJsonObject().keySet().forEach(method -> operations.add(method.toUpperCase() + " " + path)));
        return operations;
    }

    /** What is wrong with an answer to that operation; nothing where it is as described. */
    public List<String> complaints(String method, String path, Answer answer) {
        var described =
                paths().getJsonObject(path).getJsonObject(method.toLowerCase()).getJsonObject("responses");
        var response = described.getJsonObject(String.valueOf(answer.status()));
        if (response == null) {
            return List.of("status " + answer.status() + " is not described");
        }
        if (response.get("$ref") instanceof JsonString reference) {
            response = document.getValue(reference.getString().substring(1)).asJsonObject();
        }
        var type = answer.header("Content-Type").split(";")[0];
        var content = response.getJsonObject("content").getJsonObject(type);
        return content == null
                ? List.of("the type " + type + " is not described")
                : type.equals("application/json")
                        ? complaints(content.getJsonObject("schema"), answer.body())
                        : List.of();
    }

    /** What is wrong with JSON that should be as the component of that name. */
    public List<String> complaints(String component, String json) {
        return validate("#/components/schemas/" + component, json);
    }

    private List<String> complaints(JsonObject schema, String json) {
        return schema.get("$ref") instanceof JsonString reference ? validate(reference.getString(), json) : List.of();
    }

    private List<String> validate(String fragment, String json) {
        return schemas.getSchema(SchemaLocation.of(AT + fragment)).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private JsonObject paths() {
        return document.getJsonObject("paths");
    }
}
