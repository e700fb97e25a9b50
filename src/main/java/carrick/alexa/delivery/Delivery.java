package carrick.alexa.delivery;

import static carrick.alexa.delivery.DeliveryFault.AMAZON_GRANT_GONE;
import static carrick.alexa.delivery.DeliveryFault.LINK_GONE;
import static carrick.alexa.delivery.DeliveryFault.SKILL_DISABLED;

import carrick.alexa.amazon.AmazonAccess;
import carrick.alexa.amazon.AmazonAccess.Access;
import carrick.alexa.amazon.AmazonGrants;
import carrick.alexa.amazon.Leaving;
import carrick.alexa.amazon.Region;
import carrick.alexa.skill.Skill;
import carrick.alexa.skill.Skills;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.oauth.Fault;
import carrick.platform.Clock;
import carrick.platform.Database;
import carrick.platform.Job;
import carrick.platform.Jobs;
import carrick.platform.Pause;
import carrick.platform.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Delivers the events of one lane, one after the other. An event is counted as tried before it is sent and is done only when the gateway
 * has answered, so a node that dies in between costs at most one repetition, and never an event. A database that is away for some seconds
 * costs neither.
 */
@ApplicationScoped
public class Delivery implements Job {

    /** Shorter than others wait before they take a silent node's lanes over: a node that was frozen for long enough sends nothing more. */
    private static final Duration LONGEST_TURN = Jobs.SILENCE_OF_THE_DEAD.minusSeconds(5);

    private static final Duration FORGOTTEN = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Optional<Duration> GO_ON = Optional.empty();

    @Inject
    Events events;

    @Inject
    TokenFamilies families;

    @Inject
    Skills skills;

    @Inject
    AmazonGrants grants;

    @Inject
    AmazonAccess amazonAccess;

    @Inject
    EventGateway gateway;

    @Inject
    Jobs jobs;

    @Inject
    Database database;

    @Inject
    DeliveryTrace trace;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "deliver events";
    }

    @Override
    public Optional<Duration> run(String lane) {
        var until = System.nanoTime() + LONGEST_TURN.toNanos();
        while (System.nanoTime() < until && !jobs.areStopping()) {
            var next = events.next(lane);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            var pause = deliver(next.get());
            if (pause.isPresent()) {
                return pause;
            }
        }
        return Optional.of(Duration.ZERO); // others want their turn too, and go on when this node stops
    }

    @Override
    public boolean hasMore(String lane) {
        return events.next(lane).isPresent();
    }

    /** Sees to what a node stored and died before it told anybody. */
    public void remember() {
        events.forgottenLanes(name(), FORGOTTEN).forEach(lane -> jobs.see(this, lane, Duration.ZERO));
    }

    /** Does with the event whatever can be done now; answers the pause before the lane goes on, if it must pause. */
    private Optional<Duration> deliver(EventDelivery delivery) {
        if (delivery.hasExpired(clock.now())) {
            trace.failed(
                    delivery, DeliveryFault.EVENT_TOO_OLD, "waited for " + delivery.reason(), delivery.httpStatus());
            events.expire(delivery);
            return GO_ON;
        }
        var family = families.look(delivery.familyId()).filter(TokenFamily::isAlive);
        if (family.isEmpty()) {
            return drop(delivery, LINK_GONE);
        }
        if (isReplaced(delivery, family.get())) {
            events.conclude(delivery, DeliveryStatus.REPLACED, null, delivery.httpStatus());
            return GO_ON;
        }
        if (!events.begin(delivery)) {
            return GO_ON; // somebody else tried it, or it is done: look again
        }
        return send(delivery, amazonAccess.of(delivery.familyId()));
    }

    private boolean isReplaced(EventDelivery delivery, TokenFamily family) {
        return delivery.replaceKey() != null
                && skills.find(family.clientId()).filter(Skill::replacesReports).isPresent()
                && events.hasNewer(delivery);
    }

    private Optional<Duration> send(EventDelivery delivery, Access access) {
        if (access instanceof AmazonAccess.Gone gone) {
            return drop(delivery, gone.why() == Leaving.SKILL_DISABLED ? SKILL_DISABLED : AMAZON_GRANT_GONE);
        } else if (access instanceof AmazonAccess.Later later) {
            events.postpone(delivery, later.fault(), 0);
            trace.waits(delivery, later.fault(), later.detail(), 0);
            return pause(delivery, Duration.ZERO);
        }
        var usable = (AmazonAccess.Usable) access;
        var answer =
                gateway.send(delivery.event(), usable.token(), usable.grant().region());
        if (answer.fault() == DeliveryFault.GATEWAY_REFUSED_TOKEN) {
            var another = amazonAccess.insteadOf(usable.grant());
            if (!(another instanceof AmazonAccess.Usable fresh)) {
                return send(delivery, another);
            }
            usable = fresh;
            answer = gateway.send(delivery.event(), fresh.token(), fresh.grant().region());
        }
        if (answer.fault() == DeliveryFault.SKILL_NEVER_ENABLED
                && !usable.grant().regionWasSearched()) {
            answer = search(delivery, usable, answer);
        }
        return settle(delivery, usable, answer);
    }

    /**
     * The wrong region's gateway says that the skill was never enabled: each of the others is tried, once in the life of a grant. What
     * another region says besides yes means nothing, for it may not know the customer either; only its silence leaves the question open.
     */
    private GatewayAnswer search(EventDelivery delivery, AmazonAccess.Usable usable, GatewayAnswer first) {
        GatewayAnswer open = null;
        for (Region region : usable.grant().region().others()) {
            var answer = gateway.send(delivery.event(), usable.token(), region);
            if (answer.isAccepted()) {
                grants.found(usable.grant(), region);
                return answer;
            }
            open = answer.isTransient() ? answer : open;
        }
        if (open == null) {
            grants.found(usable.grant(), usable.grant().region());
        }
        return open == null ? first : open;
    }

    private Optional<Duration> settle(EventDelivery delivery, AmazonAccess.Usable usable, GatewayAnswer answer) {
        if (answer.isAccepted()) {
            noteArrival(delivery, answer.status());
            if (!usable.grant().hasSentEvents() && grants.noteFirstEvent(usable.grant())) {
                trace.arrivedFirst(delivery, answer.status());
            }
            return GO_ON;
        }
        var said = DeliveryTrace.said(answer, usable.grant().region());
        if (answer.isTransient()) {
            events.postpone(delivery, answer.fault(), answer.status());
            trace.waits(delivery, answer.fault(), said, answer.status());
            return pause(delivery, answer.retryAfter());
        }
        trace.failed(delivery, answer.fault(), said, answer.status());
        if (answer.fault() == SKILL_DISABLED) {
            if (grants.end(usable.grant(), Leaving.SKILL_DISABLED)) {
                events.conclude(delivery, DeliveryStatus.DROPPED, SKILL_DISABLED, answer.status());
                events.drop(delivery.familyId(), SKILL_DISABLED);
            }
            return GO_ON; // where it could not be ended the customer is back, or somebody else drops the events
        }
        events.conclude(delivery, DeliveryStatus.FAILED, answer.fault(), answer.status());
        return GO_ON;
    }

    /** An arrival that is not noted is sent once more, so this waits for a database that is too busy, or away for a moment. */
    private void noteArrival(EventDelivery delivery, int status) {
        var until = System.nanoTime() + LONGEST_TURN.toNanos();
        while (true) {
            try {
                events.conclude(delivery, DeliveryStatus.DELIVERED, null, status);
                return;
            } catch (RuntimeException failure) {
                if (!Unavailable.causes(failure) || !databaseIsBack(until)) {
                    throw failure;
                }
            }
        }
    }

    private boolean databaseIsBack(long until) {
        do {
            if (System.nanoTime() > until || !Pause.of(BETWEEN_LOOKS)) {
                return false;
            }
        } while (!database.answers());
        return true;
    }

    private Optional<Duration> drop(EventDelivery delivery, Fault why) {
        trace.failed(delivery, why, null, 0);
        events.drop(delivery.familyId(), why);
        return GO_ON;
    }

    /** One second after the first try, twice as long after each further one, at most five minutes, and a little by chance. */
    private static Optional<Duration> pause(EventDelivery delivery, Duration atLeast) {
        var seconds = Math.min(1L << Math.min(delivery.attempts(), 20), LONGEST_PAUSE.toSeconds());
        var millis = seconds * 1_000 + ThreadLocalRandom.current().nextLong(seconds * 200);
        return Optional.of(Duration.ofMillis(Math.max(millis, atLeast.toMillis())));
    }
}
