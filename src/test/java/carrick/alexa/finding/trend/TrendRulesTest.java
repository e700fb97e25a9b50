package carrick.alexa.finding.trend;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.client.Client;
import carrick.client.Clients;
import carrick.client.TestClients;
import carrick.diagnosis.Drift;
import carrick.diagnosis.Findings;
import carrick.diagnosis.TestLately;
import carrick.platform.Id;
import carrick.trace.Found;
import carrick.trace.LinkAttempt;
import carrick.trace.TestAttempts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a row of failures is a trend and when it is not. A minute lies between two attempts. */
class TrendRulesTest {

    private static final Instant MORNING = Instant.parse("2026-11-25T08:00:00Z");
    private static final String AMERICA = "https://pitangui.amazon.com/api/skill/link/M1A2";
    private static final String EUROPE = "https://layla.amazon.com/api/skill/link/M1A2";
    private static final String ANDROID = "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36";
    private static final String WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";

    private final List<LinkAttempt> attempts = new ArrayList<>();
    private final Reasons reasons = new Reasons();
    private final Clients clients = new Clients() {
        @Override
        public Optional<Client> find(String clientId) {
            return clientId.equals("skill") ? Optional.of(TestClients.skill()) : Optional.empty();
        }
    };

    TrendRulesTest() {
        reasons.findings = new Findings() {
            @Override
            public Map<Long, List<Found>> ofAttempts(Collection<Long> numbers) {
                return attempts.stream()
                        .filter(attempt -> attempt.fault() != null && numbers.contains(attempt.id()))
                        .collect(Collectors.toMap(
                                LinkAttempt::id,
                                attempt -> List.of(
                                        new Found(attempt.id(), attempt.id(), "SomethingIsWrong", "ERROR", 1),
                                        new Found(attempt.id() + 1, attempt.id(), "OrSomethingElse", "ERROR", 2))));
            }
        };
    }

    /** Adds that many attempts, a minute apart. */
    private TrendRulesTest then(int times, BiFunction<TestAttempts, Integer, LinkAttempt> ends) {
        for (int i = 0; i < times; i++) {
            attempts.add(0, ends.apply(TestAttempts.at(minute(attempts.size())), i));
        }
        return this;
    }

    private static Instant minute(int minute) {
        return MORNING.plusSeconds(60L * minute);
    }

    private List<Drift> everything() {
        var rule = new EverythingFailsSince();
        rule.clients = clients;
        rule.reasons = reasons;
        return rule.examine(TestLately.of(attempts, MORNING.plusSeconds(80_000)));
    }

    private List<Drift> regions() {
        var rule = new OneRegionFails();
        rule.clients = clients;
        rule.reasons = reasons;
        return rule.examine(TestLately.of(attempts, MORNING.plusSeconds(80_000)));
    }

    private List<Drift> devices() {
        var rule = new OneDeviceFamilyFails();
        rule.clients = clients;
        rule.reasons = reasons;
        return rule.examine(TestLately.of(attempts, MORNING.plusSeconds(80_000)));
    }

    @Nested
    class EverythingFails {

        @Test
        void sinceTheFirstFailureAfterTheLastLink() {
            then(2, (a, i) -> a.failed("CLIENT_SECRET_WRONG"));
            then(9, (a, i) -> a.linked());
            then(1, (a, i) -> a.open());
            then(4, (a, i) -> a.failed("REDIRECT_URI_UNREGISTERED"));
            then(1, (a, i) -> a.left());

            var drift = everything().get(0);

            assertThat(drift.since()).isEqualTo(minute(12));
            assertThat(drift.clientId()).isEqualTo("skill");
            assertThat(drift.subject()).isEmpty();
            assertThat(drift.finding().name()).isEqualTo("EverythingFailsSince");
            assertThat(drift.finding().explanation())
                    .contains("since 2026-11-25T08:12:00Z")
                    .contains("at 2026-11-25T08:10:00Z");
            assertThat(drift.finding().evidence())
                    .containsExactly(
                            "since then: 4 failed, 1 were left, none linked",
                            "before, within a day: 9 linked, 2 in vain",
                            "found first of each: SomethingIsWrong (4)",
                            "last faults: REDIRECT_URI_UNREGISTERED (4)",
                            "the newest of them: attempt "
                                    + Id.show(attempts.get(0).id()));
            assertThat(drift.finding().cure())
                    .contains("finding SomethingIsWrong")
                    .contains("faults.md#somethingiswrong");
        }

        @Test
        void notWhileOneGetsThrough() {
            then(9, (a, i) -> a.linked());
            then(9, (a, i) -> a.failed("CODE_EXPIRED"));
            then(1, (a, i) -> a.linked());
            then(2, (a, i) -> a.failed("CODE_EXPIRED"));

            assertThat(everything()).isEmpty();
        }

        /** The more have failed before, the less a row of failures means. */
        @ParameterizedTest
        @CsvSource({
            "9, 0, 2, false",
            "9, 0, 3, true",
            "3, 0, 4, false",
            "3, 0, 5, true",
            "9, 9, 5, false",
            "9, 9, 10, true",
            "0, 0, 9, false",
            "0, 0, 10, true",
            "90, 10, 3, false",
            "90, 10, 4, true"
        })
        void whereItIsMoreThanBadLuck(int linked, int failed, int inARow, boolean isSo) {
            then(failed, (a, i) -> a.failed("CODE_EXPIRED"));
            then(linked, (a, i) -> a.linked());
            then(inARow, (a, i) -> a.failed("CODE_EXPIRED"));

            assertThat(everything()).hasSize(isSo ? 1 : 0);
        }

        @Test
        void notForADeveloperWhoTriesThingsOut() {
            then(20, (a, i) -> a.from("live", "us-east-1", "CompAppIOS").linked());
            then(20, (a, i) -> a.from("development", "us-east-1", "CompAppIOS").failed("CLIENT_UNKNOWN"));

            assertThat(everything()).isEmpty();
        }

        @Test
        void notForOneCustomerWhoTriesAgainAndAgain() {
            then(20, (a, i) -> a.of("customer " + i).linked());
            then(20, (a, i) -> a.of("ann").failed("CODE_EXPIRED"));
            assertThat(everything()).isEmpty();

            then(2, (a, i) -> a.of("other " + i).failed("CODE_EXPIRED"));
            assertThat(everything()).hasSize(1);
        }

        @Test
        void notForThoseWhoSaidNoOrAreStillOnTheWay() {
            then(20, (a, i) -> a.linked());
            then(20, (a, i) -> a.refused());
            then(20, (a, i) -> a.open());

            assertThat(everything()).isEmpty();
        }

        @Test
        void andWhereNothingIsFoundTheCureSaysWhereToLook() {
            then(20, (a, i) -> a.linked());
            then(3, (a, i) -> a.left());

            var finding = everything().get(0).finding();

            assertThat(finding.cure())
                    .contains("shortly before 2026-11-25T08:20:00Z")
                    .contains("certificate");
            assertThat(finding.evidence()).contains("found first of each: nothing", "last faults: none");
        }
    }

    @Nested
    class OneRegion {

        @Test
        void failsWhileOthersLink() {
            then(4, (a, i) -> a.to(EUROPE).linked());
            then(
                    10,
                    (a, i) -> i % 2 == 0
                            ? a.to(EUROPE).failed("X")
                            : a.to(AMERICA).linked());

            var drift = regions().get(0);

            assertThat(regions()).hasSize(1);
            assertThat(drift.subject()).isEqualTo("layla.amazon.com");
            assertThat(drift.since()).isEqualTo(minute(4));
            assertThat(drift.finding().evidence())
                    .contains(
                            "layla.amazon.com: 5 failed, 0 were left, none linked",
                            "others in the same time: 5 linked, 0 in vain");
        }

        @Test
        void isThatOfTheStateWhereTheRedirectUriTellsNone() {
            then(
                    10,
                    (a, i) -> i % 2 == 0
                            ? a.to("http://localhost/x")
                                    .from("live", "eu-west-1", null)
                                    .failed("X")
                            : a.to("http://localhost/x")
                                    .from("live", "us-east-1", null)
                                    .linked());

            assertThat(regions()).extracting(Drift::subject).containsExactly("eu-west-1");
        }

        @Test
        void isNotWhatSomebodyMadeUp() {
            then(
                    50,
                    (a, i) -> i % 2 == 0
                            ? a.from("live", "made up", null).failed("X")
                            : a.from("live", "us-east-1", null).linked());

            assertThat(regions()).isEmpty();
        }

        @Test
        void isNotNamedWhereAllOfThemFail() {
            then(20, (a, i) -> a.to(AMERICA).linked());
            then(20, (a, i) -> a.to(i % 2 == 0 ? EUROPE : AMERICA).failed("X"));

            assertThat(regions()).isEmpty();
            assertThat(everything()).hasSize(1);
        }

        @Test
        void isNotNamedAfterTwoFailures() {
            then(
                    40,
                    (a, i) -> i % 20 == 0
                            ? a.to(EUROPE).failed("X")
                            : a.to(AMERICA).linked());

            assertThat(regions()).isEmpty();
        }

        @Test
        void isOverWithTheFirstLink() {
            then(
                    10,
                    (a, i) -> i % 2 == 0
                            ? a.to(EUROPE).failed("X")
                            : a.to(AMERICA).linked());
            assertThat(regions()).hasSize(1);

            then(1, (a, i) -> a.to(EUROPE).linked());
            assertThat(regions()).isEmpty();
        }
    }

    @Nested
    class OneDeviceFamily {

        @Test
        void failsByAbsence() {
            then(
                    12,
                    (a, i) -> i % 2 == 0
                            ? a.from("live", "eu-west-1", "CompAppAndroid").left()
                            : a.from("live", "eu-west-1", "CompAppIOS").linked());

            var drift = devices().get(0);

            assertThat(devices()).hasSize(1);
            assertThat(drift.subject()).isEqualTo("CompAppAndroid");
            assertThat(drift.since()).isEqualTo(minute(0));
            assertThat(drift.finding().evidence())
                    .contains(
                            "CompAppAndroid: 0 failed, 6 were left, none linked",
                            "furthest that one of them came: request accepted");
        }

        @Test
        void isWhatTheBrowserSaysWhereTheStateDoesNot() {
            then(12, (a, i) -> i % 2 == 0 ? a.by(ANDROID).left() : a.by(WINDOWS).linked());

            assertThat(devices()).extracting(Drift::subject).containsExactly("app on Android");
        }

        /** People leave, with any device. */
        @Test
        void isNotNamedWhereOthersLeaveAsWell() {
            then(24, (a, i) -> switch (i % 4) {
                case 0 -> a.by(ANDROID).left();
                case 1, 2 -> a.by(WINDOWS).left();
                default -> a.by(WINDOWS).linked();
            });

            assertThat(devices()).isEmpty();
        }

        /** A region without the redirect URI, say, whose customers have the same device. */
        @Test
        void isNotNamedWhereTheRequestWasWrong() {
            then(
                    40,
                    (a, i) -> i % 2 == 0
                            ? a.from("live", "eu-west-1", "CompAppAndroid").failed("REDIRECT_URI_UNREGISTERED")
                            : a.from("live", "us-east-1", "CompAppIOS").linked());

            assertThat(devices()).isEmpty();
        }

        @Test
        void isNotComparedWithOneThatIsNamedInAnotherWay() {
            then(
                    40,
                    (a, i) -> i % 2 == 0
                            ? a.by(ANDROID).left()
                            : a.by(ANDROID)
                                    .from("live", "us-east-1", "CompAppAndroid")
                                    .linked());

            assertThat(devices()).isEmpty();
        }

        @Test
        void isNamedThreeTimesAtMost() {
            then(
                    200,
                    (a, i) -> i % 2 == 0
                            ? a.from("live", "eu-west-1", "MadeUp" + (char) ('A' + i / 20))
                                    .failed("X")
                            : a.from("live", "eu-west-1", "CompAppIOS").linked());

            assertThat(devices()).hasSizeLessThanOrEqualTo(3);
        }
    }
}
