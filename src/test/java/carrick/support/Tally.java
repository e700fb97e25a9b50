package carrick.support;

import static java.util.stream.Collectors.joining;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/** Numbered events, lane by lane: which of them Carrick accepted, and which the stand-in's gateway got, how often and in which order. */
public final class Tally {

    private final StandIn amazon;
    private final String name = "tally" + UUID.randomUUID().toString().substring(0, 8);
    private final List<Lane> lanes = new ArrayList<>();

    /** Of that many endpoints of each of the links. */
    public Tally(StandIn amazon, List<SmartHome.Link> links, int endpoints) {
        this.amazon = amazon;
        for (var link : links) {
            IntStream.range(0, endpoints)
                    .forEach(endpoint -> lanes.add(new Lane(lanes.size(), link.number(), "lamp-" + endpoint)));
        }
    }

    /** A text that stands in every event of this tally, and nowhere else. */
    public String name() {
        return name;
    }

    public List<Lane> lanes() {
        return lanes;
    }

    /** How many events the gateway took so far, repetitions included. */
    public int arrived() {
        return arrivals().size();
    }

    /** Waits until the last accepted event of every lane has been dealt with, then counts. */
    public Count settled(SmartHome cloud, Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        var waiting = new ArrayList<>(lanes);
        waiting.removeIf(lane -> lane.isDone(cloud));
        while (!waiting.isEmpty()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(waiting.size() + " lanes still wait: " + count());
            }
            Patience.aMoment();
            waiting.removeIf(lane -> lane.isDone(cloud));
        }
        return count();
    }

    private Count count() {
        var arrivals = arrivals();
        return lanes.stream()
                .map(lane -> lane.count(arrivals))
                .reduce(Count::plus)
                .orElseThrow();
    }

    /** The events that the gateway took, in the order in which it did. */
    private List<String> arrivals() {
        return amazon.calls(name).stream()
                .filter(call -> call.getInt("status") == 202)
                .map(call -> call.getString("messageId"))
                .toList();
    }

    /** One endpoint of one link, whose events are posted one post after the other. */
    public final class Lane {

        private final int number;
        private final String link;
        private final String endpoint;
        private final TreeSet<Integer> accepted = new TreeSet<>();
        private int attempted;
        private int first;
        private String body;

        private Lane(int number, String link, String endpoint) {
            this.number = number;
            this.link = link;
            this.endpoint = endpoint;
        }

        /** Posts that many new events; empty where no answer came. */
        public Optional<Answer> posts(SmartHome cloud, int events) {
            var messages = IntStream.range(attempted, attempted + events)
                    .mapToObj(i -> SmartHome.changeReport(id(i), endpoint, i % 2 == 0 ? "ON" : "OFF"))
                    .collect(joining(","));
            first = attempted;
            attempted += events;
            body = "{\"family\":\"" + link + "\",\"events\":[" + messages + "]}";
            return repeats(cloud);
        }

        /** Posts the last events once more, as a client does that was told to come again. */
        public Optional<Answer> repeats(SmartHome cloud) {
            try {
                var answer = cloud.posts(body);
                if (answer.status() >= 400 && answer.status() < 500) {
                    throw new AssertionError("The events are wrong: " + answer);
                }
                if (answer.status() == 202) {
                    IntStream.range(first, attempted).forEach(accepted::add);
                }
                return Optional.of(answer);
            } catch (UncheckedIOException unanswered) {
                return Optional.empty();
            }
        }

        private String id(int event) {
            return name + "-" + number + "-" + event;
        }

        private boolean isDone(SmartHome cloud) {
            if (accepted.isEmpty()) {
                return true;
            }
            var answer = cloud.event(id(accepted.last()));
            return answer.status() == 200 && !answer.json().getString("status").equals("waiting");
        }

        private Count count(List<String> arrivals) {
            var prefix = name + "-" + number + "-";
            var arrived = arrivals.stream()
                    .filter(id -> id.startsWith(prefix))
                    .map(id -> Integer.valueOf(id.substring(prefix.length())))
                    .toList();
            var distinct = Set.copyOf(arrived);
            return new Count(
                    attempted,
                    accepted.size(),
                    (int) accepted.stream().filter(distinct::contains).count(),
                    (int) distinct.stream()
                            .filter(event -> !accepted.contains(event))
                            .count(),
                    arrived.size() - distinct.size(),
                    distinct.stream()
                            .mapToInt(event -> Collections.frequency(arrived, event))
                            .max()
                            .orElse(0),
                    late(arrived));
        }

        /** How many came, for the first time, after a later one. */
        private static int late(List<Integer> arrived) {
            var seen = new HashSet<Integer>();
            var latest = -1;
            var late = 0;
            for (var event : arrived) {
                if (seen.add(event)) {
                    late += event < latest ? 1 : 0;
                    latest = Math.max(latest, event);
                }
            }
            return late;
        }
    }

    /**
     * @param delivered of the accepted ones
     * @param unpromised arrived although the post was never answered with 202
     * @param duplicates repetitions that arrived
     * @param most times that any event arrived
     * @param reordered arrived, for the first time, after a later one of the lane
     */
    public record Count(
            int attempted, int accepted, int delivered, int unpromised, int duplicates, int most, int reordered) {

        public int lost() {
            return accepted - delivered;
        }

        private Count plus(Count other) {
            return new Count(
                    attempted + other.attempted,
                    accepted + other.accepted,
                    delivered + other.delivered,
                    unpromised + other.unpromised,
                    duplicates + other.duplicates,
                    Math.max(most, other.most),
                    reordered + other.reordered);
        }

        @Override
        public String toString() {
            return "attempted " + attempted + ", accepted " + accepted + ", delivered " + delivered + ", lost " + lost()
                    + ", delivered without a promise " + unpromised + ", duplicates " + duplicates
                    + " (any event at most "
                    + most + " times), reordered " + reordered;
        }
    }
}
