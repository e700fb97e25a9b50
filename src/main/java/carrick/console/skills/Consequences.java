package carrick.console.skills;

import carrick.client.ClientPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A policy in words: what it does to a customer's link. */
final class Consequences {

    private Consequences() {}

    static List<String> of(ClientPolicy policy) {
        var all = new ArrayList<String>();
        all.add(refreshing(policy));
        all.add(stale(policy));
        all.add(
                policy.codeReplayTolerance().isZero()
                        ? "A code that comes a second time ends the link that its first use made, also where Alexa only repeats a request whose answer it lost."
                        : "A code that comes again within " + words(policy.codeReplayTolerance())
                                + (policy.answersCodeAgain()
                                        ? " is answered like the first time (a divergence from RFC6749-4.1.2)."
                                        : " is refused, and the link lives; later, the link ends."));
        all.add(
                "An access token works for " + words(policy.accessTokenLifetime())
                        + policy.jwtAudience()
                                .map(audience -> ", and is a JWT for " + audience
                                        + ": that long whoever checks it without asking believes one that was revoked.")
                                .orElse(
                                        ": a device cloud that remembers what it was told believes one that was revoked for as long."));
        all.add(policy.idleLimit()
                .map(limit -> "A customer who does not use the skill for " + words(limit) + " must link again.")
                .orElse("A link never ends by itself."));
        all.add(
                policy.requiresPkce()
                        ? "A skill without PKCE cannot link: switch it on in the developer console first."
                        : "PKCE is taken where it comes and not demanded.");
        return all;
    }

    private static String refreshing(ClientPolicy policy) {
        return switch (policy.mode()) {
            case ROTATE ->
                "A lost answer is made good for " + words(policy.overlap())
                        + ": until then the same refresh token comes again. One that is older than that unlinks the customer.";
            case FIXED -> "The refresh token never changes: nothing can be lost, and whoever steals it keeps it.";
            case STRICT ->
                "Every refresh token works once. A lost answer, or two refreshes at once, unlink the customer: never for an Alexa skill.";
        };
    }

    private static String stale(ClientPolicy policy) {
        return switch (policy.staleTokens()) {
            case REPORT -> "A refresh token that was replaced long ago is refused and reported; the link lives.";
            case END_FAMILY ->
                "A refresh token that was replaced long ago is taken for a stolen one and ends the link.";
        };
    }

    /** Such as {@code an hour} or {@code 1 hour and 30 seconds}. */
    static String words(Duration duration) {
        if (duration.equals(Duration.ofHours(1))) {
            return "an hour";
        }
        var parts = Stream.of(
                        part(duration.toDaysPart(), "day"),
                        part(duration.toHoursPart(), "hour"),
                        part(duration.toMinutesPart(), "minute"),
                        part(duration.toSecondsPart(), "second"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
        return parts.isEmpty() ? "no time" : parts;
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + " " + unit + (amount == 1 ? "" : "s");
    }
}
