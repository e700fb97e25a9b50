package carrick.http;

import carrick.oauth.Fault;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A JSON answer that nobody may store, in the form that RFC6749-5.1 and Amazon's documentation show. */
public final class JsonAnswer {

    private static final String TYPE = "application/json;charset=UTF-8";

    /** Kept, for {@code Json.createObjectBuilder} looks through the whole class path for a provider each time. */
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private JsonAnswer() {}

    /** The beginning of an object. */
    public static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    public static Response.ResponseBuilder of(int status, JsonObject body) {
        return Response.status(status)
                .header("Content-Type", TYPE)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .entity(body.toString());
    }

    /** As RFC6749-5.2 has it, where there is no resource to answer. */
    public static void refuse(Fault fault, HttpServletResponse response) throws IOException {
        response.setStatus(fault.status());
        response.setContentType(TYPE);
        response.getOutputStream().write(error(fault).toString().getBytes(StandardCharsets.UTF_8));
    }

    static JsonObject error(Fault fault) {
        return object().add("error", fault.error().code())
                .add("error_description", fault.description())
                .build();
    }
}
