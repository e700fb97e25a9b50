package carrick.alexa.finding.trend;

import carrick.diagnosis.Lately;
import carrick.trace.HourlyCount.Counted;
import carrick.trace.HourlyCounts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was counted of one client, hour by hour. */
record Hours(String clientId, List<HourlyCounts.Hour> all) {

    static Stream<Hours> byClient(Lately lately) {
        return lately.counts().stream().collect(Collectors.groupingBy(HourlyCounts.Hour::clientId)).entrySet().stream()
                .map(client -> new Hours(client.getKey(), client.getValue()));
    }

    /** The same client within that time. */
    Hours between(Instant from, Instant until) {
        return new Hours(
                clientId,
                all.stream()
                        .filter(hour ->
                                !hour.hour().isBefore(from) && hour.hour().isBefore(until))
                        .toList());
    }

    long sum(Counted what) {
        return of(what).mapToLong(HourlyCounts.Hour::amount).sum();
    }

    /** The first hour that has any. */
    Optional<Instant> first(Counted what) {
        return of(what).map(HourlyCounts.Hour::hour).min(Comparator.naturalOrder());
    }

    private Stream<HourlyCounts.Hour> of(Counted what) {
        return all.stream().filter(hour -> hour.what() == what && hour.amount() > 0);
    }
}
