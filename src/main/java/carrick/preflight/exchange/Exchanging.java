package carrick.preflight.exchange;

import carrick.preflight.browser.AuthorizationCall;
import carrick.preflight.browser.Codes;
import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Stage;
import carrick.preflight.wire.NoAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** From the code to the tokens, as Alexa does it, and then in the ways in which it must not work. */
public final class Exchanging implements Stage {

    private static final Duration COLD = Duration.ofSeconds(60);

    private final Supplier<Instant> now;

    public Exchanging(Supplier<Instant> now) {
        this.now = now;
    }

    @Override
    public String name() {
        return "Exchanging a code";
    }

    @Override
    public List<? extends Check> checks() {
        return Stream.<Check>concat(Stream.of(ExchangeCheck.values()), Stream.of(ShapeCheck.values()))
                .toList();
    }

    @Override
    public Set<Ground> needs() {
        return Set.of(Ground.ANSWERS);
    }

    @Override
    public void run(Examination examination) throws NoAnswer {
        if (!new Credentials(examination).judge() || !examination.has(Ground.SIGNED_IN)) {
            return;
        }
        var fresh = mainCode(examination);
        if (fresh.isEmpty() || !exchange(examination, fresh.get())) {
            return;
        }
        new Misuse(examination).tryAll();
        if (examination.target().patient()) {
            examination.pace().pause(COLD);
            var cold =
                    TokenCalls.of(examination).send(TokenCalls.of(examination).refreshForm("preflight-made-up-token"));
            examination
                    .ledger()
                    .judge(
                            ExchangeCheck.COLD_ANSWER_SLOW,
                            cold.heard().millis() <= Latency.LIMIT,
                            cold.heard().millis() + " ms");
        }
        Latency.judge(examination);
    }

    /** A new one where that costs nobody anything: the one from the sign-in has been lying about. */
    private static Optional<Codes.Fresh> mainCode(Examination examination) throws NoAnswer {
        var codes = Codes.of(examination);
        return codes.isDriven()
                ? codes.fetch(AuthorizationCall.of(examination), "")
                : examination.recall(Codes.Fresh.class);
    }

    private boolean exchange(Examination examination, Codes.Fresh fresh) throws NoAnswer {
        var answer = TokenCalls.of(examination).exchange(fresh);
        var isRefused = answer.heard().status() >= 400 || !answer.error().isEmpty();
        if (!examination.ledger().judge(ExchangeCheck.EXCHANGE_REFUSED, !isRefused, answer.told())) {
            return false;
        }
        var shape = new TokenShape(examination, answer, now.get());
        if (!shape.judge()) {
            return false;
        }
        examination.learn(TokenAnswer.class, answer);
        examination.learn(Instant.class, now.get());
        if (shape.judgeRefreshToken()) {
            examination.holds(Ground.TOKENS);
        }
        return true;
    }
}
