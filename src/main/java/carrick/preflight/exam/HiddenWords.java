package carrick.preflight.exam;

import carrick.preflight.wire.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Every secret that a run has seen, so that none of them gets into a report, whoever repeated it, and however encoded. */
public final class HiddenWords {

    /** Shorter ones would blot out ordinary words. */
    private static final int SHORTEST = 4;

    /** What is a secret by its name, also before anybody has told. */
    private static final Pattern IN_QUERY = Pattern.compile(
            "\\b(code|access_token|refresh_token|id_token|client_secret|code_verifier|password|session_state)"
                    + "=([^&\\s\"'<>]+)");

    private static final Pattern IN_JSON = Pattern.compile(
            "\"(access_token|refresh_token|id_token|code|client_secret|token)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]*)*");

    private final Map<String, String> words = new ConcurrentHashMap<>();

    /** @param name what it is, which is shown in its place */
    public void add(String name, String secret) {
        if (secret != null && secret.length() >= SHORTEST) {
            var shown = "[" + name + ", " + secret.length() + " characters]";
            words.put(secret, shown);
            words.put(URLEncoder.encode(secret, StandardCharsets.UTF_8), shown);
            words.put(Parameters.encode(secret), shown);
            words.put(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)), shown);
        }
    }

    public String hide(String text) {
        var hidden = text;
        var longestFirst = words.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (var word : longestFirst) {
            hidden = hidden.replace(word, words.get(word));
        }
        hidden = IN_QUERY.matcher(hidden).replaceAll(found -> shown(found.group(1) + "=", found.group(2), ""));
        hidden = IN_JSON.matcher(hidden)
                .replaceAll(found -> shown("\"" + found.group(1) + "\":\"", found.group(2), "\""));
        return JWT.matcher(hidden).replaceAll(found -> "[JWT, " + found.group().length() + " characters]");
    }

    private static String shown(String before, String secret, String after) {
        var isHidden = secret.startsWith("[") || secret.isEmpty();
        return java.util.regex.Matcher.quoteReplacement(
                before + (isHidden ? secret : "[" + secret.length() + " characters]") + after);
    }

    /** Without the words themselves. */
    @Override
    public String toString() {
        return words.size() + " hidden words";
    }
}
