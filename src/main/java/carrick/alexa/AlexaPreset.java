package carrick.alexa;

import carrick.client.ClientPolicy;
import carrick.client.RefreshMode;
import carrick.client.StaleTokens;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** What a client for an Alexa skill is like, made from one redirect URL pasted out of the Alexa developer console. */
public final class AlexaPreset {

    /** North America, Europe with India, the Far East with Australia. The console shows all three; customers everywhere need all three. */
    public static final List<String> REGIONS = List.of("pitangui.amazon.com", "layla.amazon.com", "alexa.amazon.co.jp");

    private static final String SKILL = "/api/skill/link/";

    /** Amazon: do not invalidate a refresh token before five minutes are up. An hour also covers a slow retry. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    /** A retry must not kill the link that its first try made: Alexa gives up an answer after 4.5 seconds. */
    private static final Duration CODE_REPLAY_TOLERANCE = Duration.ofSeconds(30);

    private AlexaPreset() {}

    /** Lenient where Amazon retries, forgets or asks twice; an end of the link only where the customer wants one. */
    public static ClientPolicy policy() {
        return new ClientPolicy()
                .with(RefreshMode.ROTATE, OVERLAP, StaleTokens.REPORT)
                .withCodeReplay(CODE_REPLAY_TOLERANCE, false)
                .withLifetimes(Duration.ofHours(1), null)
                .withOptionalRedirectUri(true);
    }

    /**
     * The redirect URIs of the skill in all three regions, the pasted one first.
     *
     * @throws IllegalArgumentException for anything but one of the skill's redirect URLs, telling where to find one
     */
    public static List<String> redirectUris(String pasted) {
        var uri = URI.create(pasted.strip());
        if (!isRedirectUrl(uri.toString())) {
            throw new IllegalArgumentException(
                    "must be one of the Alexa Redirect URLs that the Alexa developer console shows under"
                            + " Account Linking, such as https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7, not "
                            + pasted);
        }
        var derived = REGIONS.stream().map(host -> "https://" + host + uri.getRawPath());
        return List.copyOf(new LinkedHashSet<>(
                Stream.concat(Stream.of(uri.toString()), derived).toList()));
    }

    /** Whether that is the redirect URL of some skill in one of Alexa's regions. */
    public static boolean isRedirectUrl(String text) {
        return REGIONS.stream().anyMatch(host -> text.startsWith("https://" + host + SKILL))
                && text.substring(text.indexOf(SKILL) + SKILL.length()).matches("[A-Za-z0-9]+");
    }
}
