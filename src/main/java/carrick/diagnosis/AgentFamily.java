package carrick.diagnosis;

import java.util.List;
import java.util.Map;

/** What kind of program sent a request, by what it calls itself: enough to see that only one kind fails. Nothing is decided by it. */
public final class AgentFamily {

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iphone", "iOS"),
            Map.entry("ipad", "iOS"),
            Map.entry("ios", "iOS"),
            Map.entry("android", "Android"),
            Map.entry("windows", "Windows"),
            Map.entry("macintosh", "macOS"),
            Map.entry("linux", "Linux"));

    private AgentFamily() {}

    /** Such as {@code app on iOS}, {@code browser on Windows} or {@code server}; {@code unknown} for {@code null}. */
    public static String of(String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return "unknown";
        }
        var text = userAgent.toLowerCase(java.util.Locale.ROOT);
        var isBrowser = text.startsWith("mozilla/");
        var isApp = !isBrowser || text.contains("webview") || text.contains("; wv)");
        return SYSTEMS.stream()
                .filter(system -> text.contains(system.getKey()))
                .findFirst()
                .map(system -> (isApp ? "app on " : "browser on ") + system.getValue())
                .orElse(isBrowser ? "browser" : "server");
    }
}
