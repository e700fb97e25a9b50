package carrick.support;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Many customers who link and whose links are refreshed, all at once, while something happens to the servers. Each does what people and
 * Amazon do when no good answer comes: begins again, or sends the same again. What was promised to them is counted afterwards.
 */
public final class Customers implements AutoCloseable {

    private static final Duration STANDSTILL = Duration.ofMinutes(2);

    /** A customer who was sent away presses the button again after some seconds, and a little later each time. */
    private static final int SOON = 1_000;

    private static final int LATE = 16_000;

    private final Supplier<Alexa> alexas;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Collection<Answer> accepted = new ConcurrentLinkedQueue<>();
    private final Collection<Answer> failures = new ConcurrentLinkedQueue<>();
    private final Collection<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final List<CompletableFuture<Void>> work = new ArrayList<>();

    /** @param alexas a new browser each time */
    public Customers(Supplier<Alexa> alexas) {
        this.alexas = alexas;
    }

    /** That many link at once, each until it has succeeded. */
    public void link(int customers) {
        IntStream.range(0, customers)
                .forEach(i -> work.add(CompletableFuture.runAsync(this::linkUntilItWorks, threads)));
    }

    /** Refreshes each of these links again and again, until {@link #settle()}. */
    public void refresh(List<Answer> links) {
        links.forEach(link -> work.add(CompletableFuture.runAsync(() -> refreshForEver(link), threads)));
    }

    /** How many links have been made. */
    public int accepted() {
        return accepted.size();
    }

    /** Waits until so many links have been made, for however long a slow machine takes: as long as one is made now and then. */
    public void awaitAccepted(int links) {
        var seen = -1;
        var until = 0L;
        while (accepted.size() < links) {
            if (accepted.size() > seen) {
                seen = accepted.size();
                until = System.nanoTime() + STANDSTILL.toNanos();
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("no link more than " + seen + " of " + links + " for " + STANDSTILL
                        + "; the newest answers that were no success: "
                        + failures.stream()
                                .skip(Math.max(0, failures.size() - 3))
                                .toList());
            }
            Patience.pause(Duration.ofMillis(50));
        }
    }

    public int refreshes() {
        return refreshes.get();
    }

    /** The answers that were no success, in the order in which they came. */
    public Collection<Answer> failures() {
        return failures;
    }

    /** Lets everybody finish, and looks at all that was promised. */
    public Count settle() {
        enough.set(true);
        work.forEach(CompletableFuture::join);
        var lost = accepted.stream().filter(link -> !holds(link)).count();
        return new Count(
                begun.get(),
                accepted.size(),
                (int) lost,
                refreshes.get(),
                List.copyOf(broken),
                failures.size(),
                unanswered.get());
    }

    @Override
    public void close() {
        enough.set(true);
        threads.shutdownNow();
    }

    private void linkUntilItWorks() {
        var linked = false;
        for (int wait = SOON; !linked && !Thread.currentThread().isInterrupted(); wait = Math.min(2 * wait, LATE)) {
            begun.incrementAndGet();
            try {
                linked = linkOnce(alexas.get());
            } catch (UncheckedIOException hungUp) {
                unanswered.incrementAndGet();
            }
            if (!linked) {
                hesitate(wait);
            }
        }
    }

    private boolean linkOnce(Alexa alexa) {
        if (isNot(alexa.opens(), answer -> answer.status() == 303 || answer.status() == 302)
                || isNot(alexa.follow(), answer -> answer.status() == 200)
                || isNot(signIn(alexa), answer -> answer.status() == 303 || answer.status() == 302)
                || isNot(alexa.follow(), answer -> answer.status() == 200)
                || isNot(
                        alexa.allow(),
                        answer -> answer.location() != null && answer.location().contains("code="))) {
            return false;
        }
        var tokens = exchange(alexa, alexa.page().redirectParameter("code"));
        if (isNot(tokens, answer -> answer.status() == 200)) {
            return false;
        }
        accepted.add(tokens);
        return true;
    }

    /** Presses the button again where the page asks for that. */
    private Answer signIn(Alexa alexa) {
        var answer = alexa.signIn("ann", "ann-password-1");
        for (int wait = SOON; isBusy(answer) && wait <= LATE; wait *= 2) {
            failures.add(answer);
            hesitate(wait);
            answer = alexa.signIn("ann", "ann-password-1");
        }
        return answer;
    }

    /** So many passwords are checked at once that the next customer is asked to press the button again. */
    public static boolean isBusy(Answer answer) {
        return answer.status() == 200 && answer.body().contains("Please try again in a few seconds");
    }

    /** Amazon sends the same request again where none, or no sensible, answer came. */
    private Answer exchange(Alexa alexa, String code) {
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                var answer = alexa.exchanges(code);
                if (answer.status() < 500) {
                    return answer;
                }
                failures.add(answer);
            } catch (UncheckedIOException hungUp) {
                unanswered.incrementAndGet();
            }
            Patience.pause(Duration.ofMillis(500));
        }
        return alexa.exchanges(code);
    }

    private void refreshForEver(Answer link) {
        var token = link.refreshToken();
        var alexa = alexas.get();
        while (!enough.get()) {
            try {
                var answer = alexa.refreshes(token);
                if (answer.status() == 200) {
                    token = answer.refreshToken();
                    refreshes.incrementAndGet();
                } else if (answer.status() < 500) {
                    broken.add(answer.body());
                    return;
                } else {
                    failures.add(answer);
                }
            } catch (UncheckedIOException hungUp) {
                unanswered.incrementAndGet();
            }
            Patience.pause(Duration.ofMillis(200));
        }
    }

    private boolean holds(Answer link) {
        var alexa = alexas.get();
        return alexa.isActive(link.accessToken())
                && alexa.refreshes(link.refreshToken()).status() == 200;
    }

    private boolean isNot(Answer answer, Predicate<Answer> good) {
        if (!good.test(answer)) {
            failures.add(answer);
            return true;
        }
        return false;
    }

    /** Nobody presses a button, and no client repeats a request, in the same instant. */
    private static void hesitate(int wait) {
        Patience.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(wait, 2 * wait)));
    }

    /**
     * @param attempted linkings begun, those begun again included
     * @param accepted linkings whose tokens arrived
     * @param lost of these, links that do not hold afterwards
     * @param broken answers that told a refreshing client that its link is over
     * @param failures other answers than success
     * @param unanswered requests whose connection ended without an answer
     */
    public record Count(
            int attempted, int accepted, int lost, int refreshes, List<String> broken, int failures, int unanswered) {

        @Override
        public String toString() {
            return "linkings attempted " + attempted + ", accepted " + accepted + ", lost " + lost + "; refreshes "
                    + refreshes + ", chains broken " + broken.size() + "; answers other than success " + failures
                    + ", none at all " + unanswered;
        }
    }
}
