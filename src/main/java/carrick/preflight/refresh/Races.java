package carrick.preflight.refresh;

import carrick.preflight.exam.Examination;
import carrick.preflight.exchange.TokenAnswer;
import carrick.preflight.exchange.TokenCalls;
import carrick.preflight.wire.NoAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two servers of Amazon's refresh at once; an answer never arrives. */
final class Races {

    private static final int AT_ONCE = 8;
    private static final Duration LATER = Duration.ofSeconds(2);

    private final Examination examination;
    private final TokenCalls calls;

    Races(Examination examination) {
        this.examination = examination;
        calls = TokenCalls.of(examination);
    }

    /** A token to go on with; empty where there is none. */
    String eightAtOnce(String token) throws NoAnswer {
        if (token.isEmpty()) {
            return "";
        }
        var answers = send(token);
        var good = answers.stream().filter(TokenAnswer::isGood).toList();
        var told = good.size() + " of " + AT_ONCE + " were answered with tokens.";
        var bad = answers.stream()
                .filter(answer -> !answer.isGood())
                .findFirst()
                .map(answer -> "\n" + answer.told())
                .orElse("");
        examination.ledger().judge(RefreshCheck.PARALLEL_REFRESH_FAILS, good.size() == AT_ONCE, told + bad);
        var current = "";
        for (var next : good.stream()
                .map(TokenAnswer::refreshToken)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList()) {
            var answer = calls.refresh(next);
            examination
                    .ledger()
                    .judge(RefreshCheck.PARALLEL_TOKENS_DEAD, answer.isGood(), answer.isGood() ? "" : answer.told());
            current = answer.isGood() ? answer.refreshToken().isEmpty() ? next : answer.refreshToken() : current;
        }
        return current.isEmpty() ? token : current;
    }

    private List<TokenAnswer> send(String token) throws NoAnswer {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var under = new ArrayList<Future<TokenAnswer>>();
            for (var i = 0; i < AT_ONCE; i++) {
                under.add(threads.submit(() -> calls.refresh(token)));
            }
            var answers = new ArrayList<TokenAnswer>();
            for (var one : under) {
                answers.add(get(one));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static TokenAnswer get(Future<TokenAnswer> one) throws NoAnswer {
        try {
            return one.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof NoAnswer none) {
                throw none;
            }
            throw failed.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is stopping", stopping);
        }
    }

    /** Refreshes, forgets the answer, and comes again with the old token: as Alexa does where the first answer was lost. */
    String loseAnAnswer(String token) throws NoAnswer {
        if (token.isEmpty()) {
            return "";
        }
        calls.refresh(token);
        examination.pace().pause(LATER);
        var second = calls.refresh(token);
        var next = second.refreshToken().isEmpty() ? token : second.refreshToken();
        var third = second.isGood() ? calls.refresh(next) : second;
        examination.ledger().judge(RefreshCheck.LOST_ANSWER_KILLS_LINK, third.isGood(), third.told());
        return third.isGood() ? third.refreshToken().isEmpty() ? next : third.refreshToken() : "";
    }
}
