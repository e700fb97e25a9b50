package carrick.authorization;

import carrick.http.FormParameters;
import carrick.oauth.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The client's {@code state} as it stood in the query. It goes back in the very encoding it came in, so that whichever way the client
 * writes and reads {@code +}, {@code %} or another alphabet, it reads what it wrote (RFC6749-4.1.2).
 *
 * @param encoded what stood between {@code state=} and the next {@code &}, in ASCII
 */
record State(String encoded, String decoded) {

    /** In characters after decoding; Alexa's have 737 to 1,108. */
    static final int LONGEST = 4_096;

    /** What may stand in a query besides letters and digits (RFC3986-3.4), less {@code &}, {@code #} and what can break out of an attribute. */
    private static final String PLAIN = "-._~!$()*+,;=:@/?%";

    static Optional<State> in(FormParameters query) {
        return query.findEncoded("state")
                .map(encoded -> new State(plain(encoded), query.find("state").orElseThrow()));
    }

    boolean isTooLong() {
        return decoded.length() > LONGEST;
    }

    String hash() {
        return new Secret(decoded).sha256();
    }

    /** Servers hand bytes beyond ASCII on as ISO 8859-1; those, and what should have been encoded, get their percent form. */
    private static String plain(String encoded) {
        var text = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            var c = encoded.charAt(i);
            if (c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                text.append(c);
            } else {
                for (var b :
                        String.valueOf(c).getBytes(c < 256 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8)) {
                    text.append(String.format("%%%02X", b));
                }
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "State#" + hash().substring(0, 8); // it may carry a customer's id
    }
}
