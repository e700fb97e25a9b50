package carrick.preflight.standin;

import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * A call that came to the stand-in.
 *
 * @param at {@code token}, or the region of the gateway
 * @param what of a call for tokens its {@code grant_type}, of an event its name
 * @param link whose tokens it brought; empty where they are nobody's
 * @param status what the stand-in answered
 */
public record Arrival(String at, String what, String link, int status, Instant time) {

    static Arrival of(JsonObject call) {
        return new Arrival(
                call.getString("at", ""),
                call.getString("what", ""),
                call.getString("link", ""),
                call.getInt("status", 0),
                Instant.parse(call.getString("time")));
    }

    public boolean isAtGateway() {
        return !at.equals("token");
    }

    /** In a few words, for a report. */
    String told() {
        return what + " at " + at + " " + time + ", answered " + status;
    }
}
