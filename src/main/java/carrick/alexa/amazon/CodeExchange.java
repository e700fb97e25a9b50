package carrick.alexa.amazon;

import static carrick.alexa.amazon.AmazonFault.AMAZON_CODE_OF_OTHER_LINK;
import static carrick.alexa.amazon.AmazonFault.AMAZON_SLOW;
import static carrick.alexa.amazon.AmazonFault.AMAZON_TOO_LATE;
import static carrick.alexa.amazon.AmazonFault.AMAZON_UNAVAILABLE;
import static carrick.alexa.amazon.AmazonFault.MESSAGING_CLIENT_ID_STRANGE;
import static carrick.alexa.amazon.AmazonFault.MESSAGING_CREDENTIALS_MISSING;

import carrick.alexa.amazon.LoginWithAmazon.Answer;
import carrick.alexa.skill.MessagingClient;
import carrick.alexa.skill.Skill;
import carrick.alexa.skill.Skills;
import carrick.oauth.OAuthException;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Jobs;
import carrick.platform.Pause;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.platform.Unavailable;
import carrick.trace.Milestone;
import carrick.trace.StepRecord;
import carrick.trace.Trace;
import carrick.trace.TraceQueue;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Turns a code of Login with Amazon into tokens: inside the budget of an answer to Alexa where Amazon is quick enough, and otherwise
 * behind its back. Amazon takes a code once, so a request that has been sent is not given up for a second one while its answer may still
 * come; only one that failed, or was never answered, is repeated.
 */
@ApplicationScoped
public class CodeExchange {

    private static final System.Logger LOG = System.getLogger(CodeExchange.class.getName());

    /** Asking Amazon at the same time; more would only wait. */
    private static final int MOST = 64;

    private static final int TRIES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofSeconds(8);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** In seconds: the tokens are there and the code is spent, so a database that is away for a moment must not cost the link its events. */
    private static final int[] PAUSES_WHILE_STORING = {1, 2, 4, 8, 15, 0};

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Skills skills;

    @Inject
    AmazonExchanges exchanges;

    @Inject
    LoginWithAmazon loginWithAmazon;

    @Inject
    Jobs jobs;

    @Inject
    UnfinishedExchanges unfinished;

    @Inject
    Trace trace;

    @Inject
    TraceQueue traces;

    private ExecutorService asking;

    @PostConstruct
    void open() {
        asking = new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    @PreDestroy
    void close() {
        asking.shutdown();
        try {
            asking.awaitTermination(
                    GOODBYE.toMillis(), TimeUnit.MILLISECONDS); // a code that is spent has no second chance
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns once Amazon's tokens are stored, or when a skill that answers early need not wait any longer.
     *
     * @throws OAuthException with an {@link AmazonFault} where they are not. After {@code AMAZON_SLOW} and {@code
     *     AMAZON_UNAVAILABLE} the same code may come again, and gets the outcome of what is still under way
     */
    public void accept(AmazonCode code, Skill skill) {
        try {
            exchange(code, skill);
            trace.reached(Milestone.EVENTS_GRANTED);
        } catch (OAuthException rejection) {
            if (!skill.answersEarly() || !isTransient(rejection)) {
                throw rejection;
            }
            trace.passed("answered before Amazon was: " + rejection.fault().name());
            exchanges.find(code).ifPresent(exchange -> jobs.see(unfinished, String.valueOf(exchange.id()), AT_ONCE));
        }
    }

    private static boolean isTransient(OAuthException rejection) {
        return rejection.fault() == AMAZON_SLOW || rejection.fault() == AMAZON_UNAVAILABLE;
    }

    private void exchange(AmazonCode code, Skill skill) {
        var client = messagingClient(skill);
        var deadline = System.nanoTime()
                + settings.duration(Setting.ACCEPT_GRANT_BUDGET).toNanos();
        var known = exchanges.find(code);
        known.ifPresent(exchange -> requireSameLink(exchange, code));
        while (known.isEmpty() || known.get().isAbandoned(clock.now())) {
            var mine = known.filter(exchange -> exchange.isOf(code)).isPresent()
                    ? exchanges.takeOver(known.get())
                    : begin(code, skill.answersEarly());
            if (mine.isPresent()) {
                ask(mine.get(), code.code(), client, deadline);
                return;
            }
            known = exchanges.find(code);
            known.ifPresent(exchange -> requireSameLink(exchange, code));
        }
        await(known.get(), deadline);
    }

    /** Tries a code again that was kept; answers whether there is nothing left to try. */
    boolean finish(long id, Duration longest) {
        var known = exchanges.find(id);
        var code = known.flatMap(exchanges::keptCode);
        if (code.isEmpty()) {
            return true;
        }
        if (known.get().isOlderThan(longest, clock.now())) {
            exchanges.forgetCode(known.get());
            return true;
        }
        var client = messagingClient(known.get().clientId());
        known.filter(exchange -> exchange.isAbandoned(clock.now()))
                .flatMap(exchanges::takeOver)
                .ifPresent(mine -> trace(mine, perform(mine, code.get(), client)));
        return false;
    }

    /** A code is for one customer: whatever came of it is not for another link, and nothing is asked for that one either. */
    private static void requireSameLink(AmazonExchange known, AmazonCode code) {
        if (known.familyId() != code.family().id()) {
            throw AMAZON_CODE_OF_OTHER_LINK.rejection();
        }
    }

    private Optional<AmazonExchange> begin(AmazonCode code, boolean keep) {
        try {
            return Optional.of(exchanges.begin(code, keep));
        } catch (RuntimeException failure) {
            if (exchanges.find(code).isEmpty()) {
                throw failure;
            }
            return Optional.empty(); // another request was faster
        }
    }

    private void ask(AmazonExchange exchange, Secret code, MessagingClient client, long deadline) {
        CompletableFuture<Optional<OAuthException>> asked = null;
        try {
            asked = CompletableFuture.supplyAsync(() -> perform(exchange, code, client), asking);
            var rejection = asked.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (rejection.isPresent()) {
                throw rejection.get();
            }
        } catch (RejectedExecutionException full) {
            exchanges.failed(exchange);
            throw AMAZON_UNAVAILABLE.rejection(MOST + " exchanges are under way on this node");
        } catch (TimeoutException late) {
            asked.whenComplete((rejection, failure) -> ended(exchange, rejection, failure));
            throw AMAZON_SLOW.rejection("the exchange goes on in the background");
        } catch (ExecutionException failed) {
            throw new Unavailable("the exchange could not be kept: " + failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the server is stopping");
        }
    }

    /** Asks Amazon, once more where the first try had no answer, and keeps what it says; empty where tokens were stored. */
    private Optional<OAuthException> perform(AmazonExchange exchange, Secret code, MessagingClient client) {
        var answer = loginWithAmazon.exchange(code, client, PATIENCE);
        for (int tries = 1; answer instanceof LoginWithAmazon.Undecided undecided && tries < TRIES; tries++) {
            pause(BETWEEN_TRIES);
            answer = second(loginWithAmazon.exchange(code, client, PATIENCE), undecided);
        }
        return keep(exchange, answer) ? Optional.empty() : Optional.of(rejection(answer));
    }

    private static OAuthException rejection(Answer answer) {
        if (answer instanceof LoginWithAmazon.Refused refused) {
            return AmazonFault.of(refused).rejection(refused.detail());
        } else if (answer instanceof LoginWithAmazon.Undecided undecided) {
            return AMAZON_UNAVAILABLE.rejection(undecided.detail());
        }
        return AMAZON_TOO_LATE.rejection();
    }

    /** Amazon may have spent the code on a first try whose answer was lost: the no to the second one is then no fault of the code. */
    private static Answer second(Answer answer, LoginWithAmazon.Undecided first) {
        return answer instanceof LoginWithAmazon.Refused refused
                ? new LoginWithAmazon.Refused(refused.error(), refused.detail() + "; before that " + first.detail())
                : answer;
    }

    /** Answers whether tokens were stored. */
    private boolean keep(AmazonExchange exchange, Answer answer) {
        for (var seconds : PAUSES_WHILE_STORING) {
            try {
                var stored = exchanges.conclude(exchange, answer);
                return stored && !exchanges.giveUpWhatCameTooLate(exchange);
            } catch (RuntimeException away) {
                if (seconds == 0) {
                    throw away;
                }
                pause(Duration.ofSeconds(seconds));
            }
        }
        throw new IllegalStateException("the last pause ends the loop");
    }

    /** An exchange has ended for which no request waits any more. */
    private void ended(AmazonExchange exchange, Optional<OAuthException> rejection, Throwable failure) {
        if (failure == null) {
            trace(exchange, rejection);
        } else {
            LOG.log(System.Logger.Level.ERROR, "What Amazon answered could not be stored.", failure);
            trace(exchange, Optional.of(AMAZON_UNAVAILABLE.rejection("the answer could not be stored")));
        }
    }

    private void trace(AmazonExchange exchange, Optional<OAuthException> rejection) {
        var step = StepRecord.inBackground("amazon exchange", exchange.familyId(), clock.now());
        traces.add(rejection.map(step::failed).orElseGet(() -> step.reached(Milestone.EVENTS_GRANTED, 0)));
    }

    /** Waits for whoever is asking Amazon, here or on another node. */
    private void await(AmazonExchange begun, long deadline) {
        var exchange = begun;
        while (exchange.isUnderWay() && System.nanoTime() < deadline) {
            pause(BETWEEN_LOOKS);
            exchange = exchanges.find(exchange.id()).orElse(exchange);
        }
        if (exchange.isUnderWay()) {
            throw AMAZON_SLOW.rejection("another delivery of this code is waiting for Amazon");
        } else if (exchange.fault() != null) {
            throw exchange.fault().rejection("as answered to an earlier delivery of this code");
        }
    }

    private MessagingClient messagingClient(String clientId) {
        return messagingClient(skills.find(clientId).orElseThrow(MESSAGING_CREDENTIALS_MISSING::rejection));
    }

    private MessagingClient messagingClient(Skill skill) {
        var client = skills.messagingClient(skill)
                .orElseThrow(() -> MESSAGING_CREDENTIALS_MISSING.rejection("client " + skill.clientId()));
        if (!client.looksLikeAmazons()) {
            throw MESSAGING_CLIENT_ID_STRANGE.rejection(client.clientId());
        }
        return client;
    }

    private static void pause(Duration length) {
        if (!Pause.of(length)) {
            throw new Unavailable("the server is stopping");
        }
    }
}
