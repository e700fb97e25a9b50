package carrick.support;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code /metrics} showed at one moment. */
public final class Scrape {

    private static final long PATIENCE = 30_000_000_000L;

    private final String base;
    private final Map<String, Double> series = new TreeMap<>();

    private Scrape(String base, String text) {
        this.base = base;
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int blank = line.lastIndexOf(' ');
            series.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
        });
    }

    /** What the shared server shows. */
    public static Scrape now() {
        return at(CarrickServer.url());
    }

    /** What the shared server shows once the requests before have been counted: an answer may be there a moment before it is. */
    public static Scrape settled() {
        var earlier = now();
        Patience.aMoment();
        var later = now();
        while (later.sum("carrick_requests_total") != earlier.sum("carrick_requests_total")) {
            earlier = later;
            Patience.aMoment();
            later = now();
        }
        return later;
    }

    public static Scrape at(String base) {
        var answer = Alexa.at(base, TestClients.skill()).sends("GET", "/metrics");
        if (answer.status() != 200) {
            throw new AssertionError("No metrics: " + answer);
        }
        return new Scrape(base, answer.body());
    }

    /** The sum of all series whose name and labels contain all these texts; 0 where there is none. */
    public double sum(String... texts) {
        return series.entrySet().stream()
                .filter(one -> Stream.of(texts).allMatch(one.getKey()::contains))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** By how much that sum has grown since, once it has: an answer may be there a moment before it is counted. */
    public double growth(String... texts) {
        var until = System.nanoTime() + PATIENCE;
        var now = at(base);
        while (now.sum(texts) <= sum(texts) && System.nanoTime() < until) {
            Patience.aMoment();
            now = at(base);
        }
        return now.sum(texts) - sum(texts);
    }

    /** Without labels and without what a histogram adds. */
    public Set<String> names() {
        return series.keySet().stream()
                .map(one -> one.split("\\{")[0].replaceFirst("_(bucket|sum|count)$", ""))
                .collect(Collectors.toSet());
    }

    public Set<String> series() {
        return series.keySet();
    }
}
