package carrick.diagnosis;

import carrick.client.Client;
import carrick.client.Clients;
import carrick.trace.LinkAttempt;
import carrick.trace.LinkAttempts;
import carrick.trace.Step;
import carrick.trace.TestStory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Cases of a client that is not set up any more, with a patience of a minute. */
public final class TestCases {

    private TestCases() {}

    /** @param others what else the client did, the newest first */
    public static Case of(TestStory examined, Instant now, TestStory... others) {
        var clients = new Clients() {
            @Override
            public Optional<Client> find(String clientId) {
                return Optional.empty();
            }
        };
        var attempts = new LinkAttempts() {
            @Override
            public List<LinkAttempt> around(String client, Instant from, Instant until, int most) {
                return Stream.of(others).map(TestStory::attempt).toList();
            }

            @Override
            public List<LinkAttempt> strays(String client, Instant from, Instant until, int most) {
                return List.of();
            }

            @Override
            public Map<Long, List<Step>> stepsOf(Collection<Long> strays) {
                return Map.of();
            }
        };
        return new Case(
                examined.attempt(), examined.steps(), new Surroundings(clients, attempts), now, Duration.ofMinutes(1));
    }
}
