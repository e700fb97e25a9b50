package carrick.alexa.finding.redirecturi;

import carrick.alexa.AlexaPreset;
import carrick.alexa.finding.Likeness;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a redirect URI that was refused differs from those that the client had. Exactly one of these is the case. */
enum Misfit {
    /** It is where Alexa wants a token by implicit grant. */
    IMPLICIT,

    /** The same skill in another region of Alexa. */
    OTHER_REGION,

    /** The same to a human eye. */
    WRITTEN_OTHERWISE,

    /** Another host with the same path, or a few other letters. */
    MISTYPED,

    /** Alexa's, but of another skill or developer. */
    OTHER_VENDOR,

    /** Not Alexa's, of a client that is linked with Alexa. */
    APP,

    /** Like nothing that the client has. */
    UNKNOWN;

    private static final String IMPLICIT_PATH = "/spa/skill/account-linking-status.html";
    private static final String SKILL_PATH = "/api/skill/link/";

    static Misfit of(String presented, List<String> registered) {
        if (presented.contains(IMPLICIT_PATH)) {
            return IMPLICIT;
        } else if (nearest(OTHER_REGION, presented, registered).isPresent()) {
            return OTHER_REGION;
        } else if (nearest(WRITTEN_OTHERWISE, presented, registered).isPresent()) {
            return WRITTEN_OTHERWISE;
        } else if (nearest(MISTYPED, presented, registered).isPresent()) {
            return MISTYPED;
        } else if (isOfSkill(presented)) {
            return nearest(OTHER_VENDOR, presented, registered).isPresent() ? OTHER_VENDOR : UNKNOWN;
        }
        return registered.stream().anyMatch(AlexaPreset::isRedirectUrl) ? APP : UNKNOWN;
    }

    /** The one of the client's to which the refused one has that relation; empty where it has it to none. */
    static Optional<String> nearest(Misfit relation, String presented, List<String> registered) {
        return switch (relation) {
            case OTHER_REGION ->
                registered.stream()
                        .filter(known -> AlexaPreset.isRedirectUrl(presented)
                                && AlexaPreset.isRedirectUrl(known)
                                && isSamePath(presented, known))
                        .findFirst();
            case WRITTEN_OTHERWISE ->
                registered.stream()
                        .filter(known -> plain(presented).equals(plain(known)) || isPartOf(presented, known))
                        .findFirst();
            case MISTYPED ->
                registered.stream()
                        .filter(known -> isOfSkill(presented) && isOfSkill(known) && isSamePath(presented, known))
                        .min(Comparator.comparingInt(known -> Likeness.distance(presented, known)))
                        .or(() -> isOfSkill(presented) ? Optional.empty() : Likeness.nearest(presented, registered));
            case OTHER_VENDOR ->
                registered.stream()
                        .filter(Misfit::isOfSkill)
                        .min(Comparator.comparingInt(known -> Likeness.distance(presented, known)));
            default -> Likeness.nearest(presented, registered);
        };
    }

    static boolean isOfSkill(String uri) {
        return uri.contains(SKILL_PATH) && uri.indexOf(SKILL_PATH) == uri.indexOf('/', uri.indexOf("://") + 3);
    }

    /** What follows the path that all skills have in common: the vendor id. */
    static String vendorOf(String skillUri) {
        return skillUri.substring(skillUri.indexOf(SKILL_PATH) + SKILL_PATH.length());
    }

    private static boolean isSamePath(String one, String other) {
        return vendorOf(one).equals(vendorOf(other));
    }

    /** One begins with all of the other: taken for a prefix, which it is not. */
    private static boolean isPartOf(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && (goesOn(one, other) || goesOn(other, one));
    }

    private static boolean goesOn(String longer, String shorter) {
        var start = shorter.replaceAll("/+$", "");
        return longer.startsWith(start)
                && longer.length() > start.length()
                && "/?&".indexOf(longer.charAt(start.length())) >= 0;
    }

    /** Without what differs and is not seen; a region of Alexa is as good as another here. */
    private static String plain(String uri) {
        var text = Normalizer.normalize(decoded(uri.strip()), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^http:", "https:")
                .replaceFirst("^(https://[^/?#]*):443(?=[/?#]|$)", "$1")
                .replaceAll("[/?]+$", "");
        for (var region : AlexaPreset.REGIONS) {
            text = text.replaceFirst("^https://" + region.replace(".", "\\.") + "(?=/)", "https://alexa");
        }
        return text;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
