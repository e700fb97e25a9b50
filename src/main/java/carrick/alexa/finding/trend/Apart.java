package carrick.alexa.finding.trend;

import carrick.trace.LinkAttempt;
import carrick.trace.Milestone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Some of a client's customers who all fail, beside others who do not.
 *
 * @param name what they have in common
 * @param others what happened to the others in the same time
 */
record Apart(String name, Streak streak, List<LinkAttempt> others) {

    /** Names come from outside: whoever makes them up gets at most so many trends. */
    private static final int MOST = 3;

    /**
     * The groups that fail, the largest first.
     *
     * @param nameOf the group of an attempt; empty where it is not known, and then it counts for none
     * @param attempts of one client, the newest first
     */
    static Stream<Apart> by(Function<LinkAttempt, Optional<String>> nameOf, List<LinkAttempt> attempts) {
        Map<String, List<LinkAttempt>> groups = new LinkedHashMap<>();
        attempts.stream().filter(Streak::isOfCustomer).forEach(attempt -> nameOf.apply(attempt)
                .ifPresent(name ->
                        groups.computeIfAbsent(name, first -> new ArrayList<>()).add(attempt)));
        return groups.keySet().stream()
                .map(name -> of(name, groups))
                .filter(Apart::isSo)
                .sorted(Comparator.comparing(apart -> -apart.streak.attempts().size()))
                .limit(MOST);
    }

    private static Apart of(String name, Map<String, List<LinkAttempt>> groups) {
        var streak = Streak.of(groups.get(name));
        var others = groups.entrySet().stream()
                .filter(group -> !group.getKey().equals(name))
                .flatMap(group -> group.getValue().stream())
                .toList();
        return new Apart(name, streak, streak.meanwhile(others));
    }

    private boolean isSo() {
        return others.stream().anyMatch(Streak::hasWorked) && streak.isNoBadLuck(others);
    }

    Instant since() {
        return streak.since();
    }

    String othersTold() {
        return "others in the same time: " + Streak.count(others, Streak::hasWorked) + " linked, "
                + Streak.count(others, Streak::isInVain) + " in vain";
    }

    String furthest() {
        return streak.attempts().stream()
                .map(LinkAttempt::milestone)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(Milestone::name)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("nowhere");
    }
}
