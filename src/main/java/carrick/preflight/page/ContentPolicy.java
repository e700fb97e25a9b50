package carrick.preflight.page;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The content security policies of a page, of which every one counts. */
final class ContentPolicy {

    private final List<String> policies;
    private final URI page;

    ContentPolicy(List<String> policies, URI page) {
        this.policies = policies;
        this.page = page;
    }

    boolean has(String directive) {
        return policies.stream().anyMatch(policy -> sources(policy, directive) != null);
    }

    /** Whether each of them lets a form end there, over whatever redirects. */
    boolean allowsFormTo(String uri) {
        return policies.stream().allMatch(policy -> allows(sources(policy, "form-action"), URI.create(uri)));
    }

    private boolean allows(List<String> sources, URI uri) {
        if (sources == null) {
            return true;
        }
        return sources.stream().anyMatch(source -> matches(source.toLowerCase(Locale.ROOT), uri));
    }

    private boolean matches(String source, URI uri) {
        if (source.equals("*") || source.equals(uri.getScheme() + ":")) {
            return true;
        }
        if (source.equals("'self'")) {
            return uri.getHost().equals(page.getHost());
        }
        var host = source.replaceAll("^[a-z]+://", "").replaceAll("[:/].*", "");
        return host.startsWith("*.")
                ? uri.getHost().endsWith(host.substring(1))
                : uri.getHost().equals(host);
    }

    /** {@code null} where the policy does not have the directive. */
    private static List<String> sources(String policy, String directive) {
        return Arrays.stream(policy.split(";"))
                .map(part -> part.strip().split("\\s+"))
                .filter(words -> words[0].equalsIgnoreCase(directive))
                .map(words -> List.of(words).subList(1, words.length))
                .findFirst()
                .orElse(null);
    }

    String told(String directive) {
        return policies.stream()
                .filter(policy -> sources(policy, directive) != null)
                .map(policy -> directive + " " + String.join(" ", sources(policy, directive)))
                .findFirst()
                .orElse("no " + directive);
    }
}
