package carrick.client;

import carrick.oauth.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Ways in which a secret is spoiled between two consoles. Each is tried after a refusal, for the trace alone; nothing is let in by it. */
enum NearMiss {
    BLANKS_AROUND("it would be right without the blanks around it", String::strip),
    QUOTES_AROUND("it would be right without the quotes around it", text -> text.strip()
            .replaceAll("^[\"']|[\"']$", "")),
    FORM_ENCODED("it would be right if it were not percent-encoded", NearMiss::decoded),
    PLUS_FOR_BLANK("it would be right with a + for each blank", text -> text.replace(' ', '+'));

    private final String words;
    private final UnaryOperator<String> mended;

    NearMiss(String words, UnaryOperator<String> mended) {
        this.words = words;
        this.mended = mended;
    }

    /** What is wrong with the secret, in words; empty where it is another one. */
    static Optional<String> of(Client client, Secret presented) {
        Optional<String> found = Optional.empty();
        for (var way : values()) { // all of them, always: how long it takes tells nothing
            var matches = client.match(new Secret(way.mended.apply(presented.reveal())))
                    .isPresent();
            found = matches && found.isEmpty() ? Optional.of(way.words) : found;
        }
        return found;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
