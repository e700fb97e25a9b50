package carrick.alexa.standin;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;

/** Answers that are none of Amazon's. */
final class BrokenAnswer {

    private static final String PAGE = "<!DOCTYPE html>\n<html><head><title>Please wait</title></head>"
            + "<body><h1>We will be back in a moment</h1></body></html>\n";

    private BrokenAnswer() {}

    static Response html() {
        return Response.ok(PAGE)
                .header("Content-Type", "text/html;charset=UTF-8")
                .build();
    }

    /** The first half of the answer, whose length is announced as it is. */
    static Response cut(JsonObject answer) {
        var text = answer.toString();
        return Response.ok(text.substring(0, text.length() / 2))
                .header("Content-Type", "application/json;charset=UTF-8")
                .build();
    }

    /**
     * Announces more than it delivers: the server cannot keep its word and drops the connection. The small buffer lets the announcement
     * out; Open Liberty corrects it while it still can.
     */
    static Response reset(HttpServletResponse response) {
        response.setBufferSize(16);
        StreamingOutput beginning =
                body -> body.write("{\"this\": \"is not the whole answer".getBytes(StandardCharsets.UTF_8));
        return Response.ok(beginning)
                .header("Content-Type", "application/json;charset=UTF-8")
                .header("Content-Length", 1_000)
                .build();
    }

    /** What a caller sees: 0 where the answer never is whole. */
    static int statusOf(Response answer) {
        return answer.getEntity() instanceof StreamingOutput ? 0 : answer.getStatus();
    }
}
