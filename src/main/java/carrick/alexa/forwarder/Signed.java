package carrick.alexa.forwarder;

import carrick.trace.Fields;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.stream.Stream;

/**
 * What a forwarder sent.
 *
 * @param skill the {@code client_id} of the skill
 * @param region the AWS region of the forwarder, which is that of the customer
 * @param time when it was signed, in seconds since 1970
 * @param body the bytes as they came
 */
public record Signed(String skill, String region, String time, String signature, byte[] body) {

    public static Signed of(HttpHeaders headers, byte[] body) {
        return new Signed(
                headers.getHeaderString("X-Carrick-Skill"),
                headers.getHeaderString("X-Carrick-Region"),
                headers.getHeaderString("X-Carrick-Time"),
                headers.getHeaderString("X-Carrick-Signature"),
                body);
    }

    /** For the trace: who says that he sent it, from where. */
    public void tell(Fields fields) {
        fields.add("X-Carrick-Skill", skill).add("X-Carrick-Region", region).add("X-Carrick-Time", time);
    }

    boolean isComplete() {
        return Stream.of(skill, region, time, signature).noneMatch(value -> value == null || value.isEmpty());
    }

    /** Without signature and body: what is in them stays out of the trace. */
    @Override
    public String toString() {
        return "skill " + skill + ", region " + region + ", time " + time;
    }
}
