package carrick.http;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;

/** A JSON answer that nobody may store, in the form that RFC6749-5.1 and Amazon's documentation show. */
public final class JsonAnswer {

    private JsonAnswer() {}

    public static Response.ResponseBuilder of(int status, JsonObject body) {
        return Response.status(status)
                .header("Content-Type", "application/json;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .entity(body.toString());
    }
}
