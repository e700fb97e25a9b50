package carrick.trace;

import java.time.Instant;

/**
 * Where a client's authorization request says it comes from, as far as that may be kept: nothing of it names a person. Whatever is not
 * known is {@code null}.
 *
 * @param stage which edition of the client, such as {@code development}
 * @param region of the client's own servers, such as {@code us-east-1}
 * @param device the family of the customer's device, such as {@code CompAppAndroid}
 * @param expiresAt until when the client takes an answer
 */
public record Origin(String stage, String region, String device, Instant expiresAt) {

    static final Origin UNKNOWN = new Origin(null, null, null, null);
}
