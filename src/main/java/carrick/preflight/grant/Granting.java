package carrick.preflight.grant;

import carrick.alexa.forwarder.ForwarderSignature;
import carrick.preflight.browser.AuthorizationCall;
import carrick.preflight.browser.Codes;
import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Stage;
import carrick.preflight.exchange.TokenAnswer;
import carrick.preflight.exchange.TokenCalls;
import carrick.preflight.standin.StandIn;
import carrick.preflight.wire.Call;
import carrick.preflight.wire.Heard;
import carrick.preflight.wire.JsonText;
import carrick.preflight.wire.NoAnswer;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Sends what Alexa sends right after linking. Where the target calls this server's stand-in instead of Login with Amazon, a code is good
 * or not as the stand-in is told; else every code is one that Amazon does not know.
 */
public final class Granting implements Stage {

    private static final long LIMIT = 7_000;
    private static final Duration SLOW_AMAZON = Duration.ofSeconds(3);

    private final ForwarderSignature signature;
    private final Supplier<Instant> now;

    public Granting(ForwarderSignature signature, Supplier<Instant> now) {
        this.signature = signature;
        this.now = now;
    }

    @Override
    public String name() {
        return "AcceptGrant";
    }

    @Override
    public List<? extends Check> checks() {
        return List.of(GrantCheck.values());
    }

    @Override
    public Set<Ground> needs() {
        return Set.of(Ground.TOKENS);
    }

    @Override
    public void run(Examination examination) throws NoAnswer {
        var place = examination.target().directiveUri().orElse(null);
        if (place == null) {
            examination.ledger().close(checks(), "No directive_uri was given.");
            return;
        }
        var token = examination.recall(TokenAnswer.class).orElseThrow().accessToken();
        var ledger = examination.ledger();
        var bad = code();
        if (examination.target().standIn()) {
            withAmazonInAllMoods(examination, place, token);
            new StandIn(examination).spoil("token", bad, "INVALID_GRANT", 0);
        }
        var refused = send(examination, place, Directives.acceptGrant(bad, token));
        if (judgeForm(examination, refused)) {
            ledger.judge(GrantCheck.ACCEPT_GRANT_LIES, !isResponse(refused), refused.told());
        }
        var stranger = send(examination, place, Directives.acceptGrant(code(), "preflight-nobodys-token"));
        ledger.judge(GrantCheck.UNKNOWN_GRANTEE_ACCEPTED, !isResponse(stranger), stranger.told());
        for (var directive : List.of(Directives.discover(token), Directives.reportState(token))) {
            var answer = send(examination, place, directive);
            ledger.judge(GrantCheck.DIRECTIVE_TOKEN_MISREAD, !deniesToken(answer), answer.told());
        }
        var event = send(examination, place, Directives.skillEvent(now.get()));
        ledger.judge(GrantCheck.SKILL_EVENT_CRASHES, event.status() < 500, event.told());
    }

    private void withAmazonInAllMoods(Examination examination, URI place, String token) throws NoAnswer {
        var ledger = examination.ledger();
        var standIn = new StandIn(examination);
        var good = send(examination, place, Directives.acceptGrant(code(), token));
        if (judgeForm(examination, good)) {
            ledger.judge(GrantCheck.ACCEPT_GRANT_FAILS, isResponse(good), good.told());
        }
        var slow = code();
        standIn.delay(slow, SLOW_AMAZON);
        var late = send(examination, place, Directives.acceptGrant(slow, token));
        if (judgeForm(examination, late)) {
            ledger.judge(GrantCheck.ACCEPT_GRANT_IMPATIENT, isResponse(late), late.told());
        }
        var unlucky = code();
        standIn.spoil("token", unlucky, "UNAVAILABLE", 1);
        var again = send(examination, place, Directives.acceptGrant(unlucky, token));
        if (judgeForm(examination, again)) {
            ledger.judge(GrantCheck.ACCEPT_GRANT_TRIES_ONCE, isResponse(again), again.told());
        }
        var hopeless = code();
        standIn.spoil("token", hopeless, "UNAVAILABLE", 0);
        var failed = send(examination, place, Directives.acceptGrant(hopeless, token));
        if (judgeForm(examination, failed)) {
            ledger.judge(GrantCheck.ACCEPT_GRANT_LIES, !isResponse(failed), failed.told());
        }
        linkSecondHousehold(examination, place);
    }

    /** Another household of the same customer: its tokens of Amazon must not take the place of the first one's. */
    private void linkSecondHousehold(Examination examination, URI place) throws NoAnswer {
        var codes = Codes.of(examination);
        var fresh = codes.isDriven()
                ? codes.fetch(AuthorizationCall.of(examination), "")
                : Optional.<Codes.Fresh>empty(); // by hand it would cost a sign-in
        if (fresh.isPresent()) {
            var second = TokenCalls.of(examination).exchange(fresh.get());
            var answer = send(examination, place, Directives.acceptGrant(code(), second.accessToken()));
            if (isResponse(answer)) {
                examination.holds(Ground.SECOND_HOUSEHOLD);
            }
        }
    }

    private static boolean deniesToken(Heard heard) {
        return heard.text().contains("INVALID_AUTHORIZATION_CREDENTIAL")
                || heard.text().contains("EXPIRED_AUTHORIZATION_CREDENTIAL");
    }

    private static String code() {
        return "preflight-" + UUID.randomUUID();
    }

    private Heard send(Examination examination, URI place, JsonObject message) throws NoAnswer {
        var body = message.toString();
        var call = Call.json(place, body);
        return examination
                .wire()
                .send(place.toString().startsWith(examination.issuer() + "/") ? signed(examination, call) : call);
    }

    /** As this server's own forwarders sign. */
    private Call signed(Examination examination, Call call) {
        var client = examination.target().clientId();
        var time = String.valueOf(now.get().getEpochSecond());
        return call.with("X-Carrick-Skill", client)
                .with("X-Carrick-Region", "us-east-1")
                .with("X-Carrick-Time", time)
                .with("X-Carrick-Signature", signature.sign(client, time, "us-east-1", call.body()));
    }

    private static boolean judgeForm(Examination examination, Heard heard) {
        var ledger = examination.ledger();
        ledger.judge(GrantCheck.ACCEPT_GRANT_SLOW, heard.millis() <= LIMIT, heard.millis() + " ms");
        var event = JsonText.read(heard.text())
                .map(json -> json.getJsonObject("event"))
                .orElse(null);
        if (!ledger.judge(GrantCheck.ACCEPT_GRANT_UNANSWERED, heard.status() == 200 && event != null, heard.told())) {
            return false;
        }
        return ledger.judge(GrantCheck.ACCEPT_GRANT_MALFORMED, new GrantAnswer(event).isWellFormed(), heard.told());
    }

    private static boolean isResponse(Heard heard) {
        return JsonText.read(heard.text())
                .filter(json -> json.toString().contains("\"AcceptGrant.Response\""))
                .isPresent();
    }
}
