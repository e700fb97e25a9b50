package carrick.preflight.grant;

import jakarta.json.JsonObject;
import java.util.Set;

/** An answer to AcceptGrant, held against the only two forms that there are (alexa-contract 5.2). */
record GrantAnswer(JsonObject event) {

    private static final Set<String> HEADER =
            Set.of("namespace", "name", "payloadVersion", "messageId", "correlationToken");

    boolean isWellFormed() {
        try {
            var header = event.getJsonObject("header");
            var payload = event.getJsonObject("payload");
            var isAddressed = header.getString("namespace").equals("Alexa.Authorization")
                    && header.getString("payloadVersion").equals("3")
                    && header.getString("messageId").matches("[A-Za-z0-9-]{1,127}")
                    && HEADER.containsAll(header.keySet());
            return isAddressed
                    && switch (header.getString("name")) {
                        case "AcceptGrant.Response" -> payload.isEmpty();
                        case "ErrorResponse" ->
                            payload.getString("type").equals("ACCEPT_GRANT_FAILED") && payload.containsKey("message");
                        default -> false;
                    };
        } catch (NullPointerException
                | ClassCastException missing) { // a field that is not there, or not what it should be
            return false;
        }
    }
}
