package carrick.preflight.refresh;

import carrick.preflight.browser.AuthorizationCall;
import carrick.preflight.browser.Codes;
import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Stage;
import carrick.preflight.exchange.Latency;
import carrick.preflight.exchange.TokenAnswer;
import carrick.preflight.exchange.TokenCalls;
import carrick.preflight.exchange.TokenShape;
import carrick.preflight.metadata.Metadata;
import carrick.preflight.wire.Call;
import carrick.preflight.wire.NoAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Refreshes as Alexa does, and as it does when something goes wrong on the way. */
public final class Refreshing implements Stage {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Supplier<Instant> now;

    public Refreshing(Supplier<Instant> now) {
        this.now = now;
    }

    @Override
    public String name() {
        return "Refreshing";
    }

    @Override
    public List<? extends Check> checks() {
        return List.of(RefreshCheck.values());
    }

    @Override
    public Set<Ground> needs() {
        return Set.of(Ground.TOKENS);
    }

    @Override
    public void run(Examination examination) throws NoAnswer {
        var first = examination.recall(TokenAnswer.class).orElseThrow();
        var calls = TokenCalls.of(examination);
        var then = examination.recall(Instant.class).orElseThrow();
        var wait = Duration.between(now.get(), then.plus(Lifetime.APART));
        examination.pace().pause(wait.isNegative() ? Duration.ZERO : wait);
        var second = calls.refresh(first.refreshToken());
        new Lifetime(examination, then, now.get()).judge(first, second);
        if (!examination.ledger().judge(RefreshCheck.REFRESH_REFUSED, second.isGood(), second.told())) {
            askForMore(examination, first.refreshToken());
            return;
        }
        examination.ledger().pass(RefreshCheck.REFRESH_NEEDS_MORE, "");
        new TokenShape(examination, second, now.get()).judge();
        useOldAccessToken(examination, first.accessToken(), second.accessToken());
        var current = useOldRefreshToken(examination, first, second);
        var races = new Races(examination);
        current = races.eightAtOnce(alive(examination, current));
        current = races.loseAnAnswer(alive(examination, current));
        refuse(examination, alive(examination, current));
        if (examination.target().patient()) {
            new Patience(examination).wait(alive(examination, current));
        }
        Latency.judge(examination);
    }

    /** The token where it still works, as it may not after what was done to it; else one of a new sign-in. Empty where there is none. */
    private static String alive(Examination examination, String token) throws NoAnswer {
        var calls = TokenCalls.of(examination);
        if (!token.isEmpty()) {
            var answer = calls.refresh(token);
            if (answer.isGood()) {
                return answer.refreshToken().isEmpty() ? token : answer.refreshToken();
            }
        }
        Optional<Codes.Fresh> fresh = Codes.of(examination).isDriven()
                ? Codes.of(examination).fetch(AuthorizationCall.of(examination), "")
                : Optional.empty();
        return fresh.isEmpty() ? "" : calls.exchange(fresh.get()).refreshToken();
    }

    private static void askForMore(Examination examination, String token) throws NoAnswer {
        var calls = TokenCalls.of(examination);
        var scopes = String.join(" ", examination.target().scopes());
        var more = calls.send(
                calls.refreshForm(token).add("scope", scopes).add("redirect_uri", examination.redirectUri()));
        if (more.isGood()) {
            examination
                    .ledger()
                    .fail(RefreshCheck.REFRESH_NEEDS_MORE, "The same with scope and redirect_uri is accepted.");
        }
    }

    private static String useOldRefreshToken(Examination examination, TokenAnswer first, TokenAnswer second)
            throws NoAnswer {
        var ledger = examination.ledger();
        var calls = TokenCalls.of(examination);
        examination.pace().pause(MOMENT);
        var again = calls.refresh(first.refreshToken());
        var isDropped = second.refreshToken().isEmpty();
        ledger.judge(RefreshCheck.REFRESH_DROPS_TOKEN, !isDropped || again.isGood(), again.told());
        ledger.judge(RefreshCheck.OLD_REFRESH_TOKEN_DIES_AT_ONCE, again.isGood(), again.told());
        var newest = isDropped ? first.refreshToken() : second.refreshToken();
        var after = calls.refresh(newest);
        ledger.judge(
                RefreshCheck.REUSE_KILLS_LINK,
                after.isGood(),
                "The new one, after the old one came again:\n" + after.told());
        return after.isGood() ? after.refreshToken().isEmpty() ? newest : after.refreshToken() : "";
    }

    private static void useOldAccessToken(Examination examination, String old, String fresh) throws NoAnswer {
        var place = examination.target().resourceUri().or(() -> userInfo(examination));
        if (place.isEmpty()) {
            examination
                    .ledger()
                    .notTried(
                            RefreshCheck.OLD_ACCESS_TOKEN_DIES, "There is no address to use it at: give resource_uri.");
            return;
        }
        if (status(examination, place.get(), fresh) != 200) {
            examination
                    .ledger()
                    .notTried(
                            RefreshCheck.OLD_ACCESS_TOKEN_DIES,
                            place.get() + " does not take a fresh access token either.");
            return;
        }
        var answered = status(examination, place.get(), old);
        examination
                .ledger()
                .judge(RefreshCheck.OLD_ACCESS_TOKEN_DIES, answered == 200, place.get() + " answered " + answered);
    }

    private static Optional<URI> userInfo(Examination examination) {
        return examination.target().scopes().contains("openid")
                ? examination.recall(Metadata.class).flatMap(metadata -> metadata.uri("userinfo_endpoint"))
                : Optional.empty();
    }

    private static int status(Examination examination, URI place, String token) throws NoAnswer {
        return examination
                .wire()
                .send(Call.get(place).with("Accept", "application/json").with("Authorization", "Bearer " + token))
                .status();
    }

    private static void refuse(Examination examination, String token) throws NoAnswer {
        var calls = TokenCalls.of(examination);
        var unknown = calls.refresh("preflight-made-up-refresh-token");
        var isRight = unknown.error().equals("invalid_grant") && unknown.heard().status() == 400;
        examination.ledger().judge(RefreshCheck.UNKNOWN_REFRESH_TOKEN_ANSWER_ODD, isRight, unknown.told());
        if (!token.isEmpty()) {
            var wrong = calls.send(calls.call(calls.scheme(), calls.refreshForm(token), "preflight-wrong-secret"));
            examination.ledger().judge(RefreshCheck.WRONG_SECRET_REFRESHES, !wrong.isGood(), wrong.told());
        }
    }
}
