package carrick.preflight.event;

import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Ledger;
import carrick.preflight.exam.Stage;
import carrick.preflight.standin.Arrival;
import carrick.preflight.standin.StandIn;
import carrick.preflight.wire.NoAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Lets a device change, again and again, while the stand-in plays an event gateway in all its moods. */
public final class Reporting implements Stage {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Whoever tries again after an answer that is final does so soon. */
    private static final Duration QUIET = Duration.ofSeconds(6);

    private static final Duration LEAST_PAUSE = Duration.ofMillis(950);
    private static final String FAILURE = "SERVICE_UNAVAILABLE_EXCEPTION";
    private static final int ACCEPTED = 202;

    private final Supplier<Instant> now;

    public Reporting(Supplier<Instant> now) {
        this.now = now;
    }

    @Override
    public String name() {
        return "Events";
    }

    @Override
    public List<? extends Check> checks() {
        return List.of(EventCheck.values());
    }

    @Override
    public Set<Ground> needs() {
        return Set.of(Ground.TOKENS);
    }

    @Override
    public void run(Examination examination) throws NoAnswer {
        var target = examination.target();
        if (target.eventUri().isEmpty() || !target.standIn()) {
            examination
                    .ledger()
                    .close(checks(), "It takes event_uri, and a server that calls the stand-in instead of Amazon.");
            return;
        }
        var walk = new Walk(examination, Trigger.of(examination, now), new StandIn(examination));
        if (walk.plain()) {
            walk.outages();
            walk.refusedToken();
            walk.refusedEvent();
            walk.disabled();
        }
    }

    private record Walk(Examination examination, Trigger trigger, StandIn standIn) {

        private Ledger ledger() {
            return examination.ledger();
        }

        private static String endpoint() {
            return "preflight-" + UUID.randomUUID();
        }

        /** Whether events come at all. */
        boolean plain() throws NoAnswer {
            var endpoint = endpoint();
            var heard = trigger.change(endpoint);
            if (!ledger().judge(EventCheck.EVENT_TRIGGER_REFUSED, heard.status() / 100 == 2, heard.told())) {
                return false;
            }
            var households = examination.has(Ground.SECOND_HOUSEHOLD) ? 2 : 1;
            var arrived = standIn.await(endpoint, calls -> links(calls) >= households, PATIENCE);
            if (!ledger().judge(EventCheck.EVENT_NOT_SENT, !arrived.isEmpty(), StandIn.told(arrived))) {
                return false;
            }
            if (households > 1) {
                ledger().judge(EventCheck.SECOND_HOUSEHOLD_MISSED, links(arrived) > 1, StandIn.told(arrived));
            }
            var isTaken = arrived.stream().anyMatch(call -> call.status() == ACCEPTED);
            return ledger().judge(EventCheck.EVENT_MALFORMED, isTaken, StandIn.told(arrived));
        }

        void outages() throws NoAnswer {
            outage(FAILURE, EventCheck.EVENT_LOST_IN_OUTAGE);
            outage("THROTTLING_EXCEPTION", EventCheck.EVENT_LOST_WHEN_THROTTLED);
        }

        private void outage(String fault, EventCheck lost) throws NoAnswer {
            var arrived = after(fault);
            if (ledger().judge(lost, isMended(arrived), StandIn.told(arrived))) {
                var first = arrived.stream()
                        .filter(call -> call.status() != ACCEPTED)
                        .findFirst()
                        .orElseThrow();
                var pause = Duration.between(first.time(), next(arrived, first).time());
                ledger().judge(
                                EventCheck.EVENT_REPEATED_AT_ONCE,
                                pause.compareTo(LEAST_PAUSE) >= 0,
                                "Sent again after " + pause.toMillis() + " ms.");
            }
        }

        void refusedToken() throws NoAnswer {
            var arrived = after("INVALID_ACCESS_TOKEN_EXCEPTION");
            var refused = arrived.stream()
                    .filter(call -> call.status() != ACCEPTED)
                    .findFirst()
                    .orElse(null);
            var isRenewed = refused != null && isMended(arrived) && isRefreshed(refused);
            ledger().judge(EventCheck.AMAZON_TOKEN_NOT_RENEWED, isRenewed, StandIn.told(arrived));
        }

        private boolean isRefreshed(Arrival refused) throws NoAnswer {
            Predicate<List<Arrival>> refreshed = calls -> calls.stream()
                    .anyMatch(call -> !call.isAtGateway() && call.time().isAfter(refused.time()));
            return refreshed.test(standIn.await(refused.link(), refreshed, Duration.ofSeconds(2)));
        }

        void refusedEvent() throws NoAnswer {
            var endpoint = endpoint();
            standIn.spoil("gateway", endpoint, "INVALID_REQUEST_EXCEPTION", 0);
            trigger.change(endpoint);
            standIn.await(endpoint, calls -> !calls.isEmpty(), PATIENCE);
            var arrived = standIn.await(endpoint, Walk::anyTwice, QUIET);
            ledger().judge(EventCheck.REFUSED_EVENT_REPEATED, !anyTwice(arrived), StandIn.told(arrived));
        }

        void disabled() throws NoAnswer {
            var last = endpoint();
            standIn.spoil("gateway", last, "SKILL_DISABLED_EXCEPTION", 0);
            trigger.change(last);
            var gone = standIn.await(last, calls -> !calls.isEmpty(), PATIENCE).stream()
                    .map(Arrival::link)
                    .toList();
            examination.pace().pause(Duration.ofSeconds(1)); // for whoever notes it once the answer is there
            var more = endpoint();
            trigger.change(more); // whatever is answered: nobody may be left to tell
            var arrived =
                    standIn.await(more, calls -> calls.stream().anyMatch(call -> gone.contains(call.link())), QUIET);
            ledger().judge(
                            EventCheck.EVENT_SENT_AFTER_DISABLED,
                            arrived.stream().noneMatch(call -> gone.contains(call.link())),
                            StandIn.told(arrived));
        }

        /** What arrives of a change of which the gateway refuses the first report. */
        private List<Arrival> after(String fault) throws NoAnswer {
            var endpoint = endpoint();
            standIn.spoil("gateway", endpoint, fault, 1);
            trigger.change(endpoint);
            return standIn.await(endpoint, Walk::isMended, PATIENCE);
        }

        /** Whether one that was refused was taken later, of the same customer. */
        private static boolean isMended(List<Arrival> arrived) {
            return arrived.stream().anyMatch(call -> call.status() != ACCEPTED && next(arrived, call) != null);
        }

        private static Arrival next(List<Arrival> arrived, Arrival refused) {
            return arrived.stream()
                    .filter(call -> call.status() == ACCEPTED
                            && call.link().equals(refused.link())
                            && call.time().isAfter(refused.time()))
                    .findFirst()
                    .orElse(null);
        }

        private static boolean anyTwice(List<Arrival> arrived) {
            return links(arrived) < arrived.size();
        }

        private static long links(List<Arrival> arrived) {
            return arrived.stream().map(Arrival::link).distinct().count();
        }
    }
}
