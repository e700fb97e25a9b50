package carrick.preflight.grant;

import carrick.alexa.forwarder.ForwarderSignature;
import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Stage;
import carrick.preflight.exchange.TokenAnswer;
import carrick.preflight.wire.Call;
import carrick.preflight.wire.Heard;
import carrick.preflight.wire.JsonText;
import carrick.preflight.wire.NoAnswer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Sends what Alexa sends right after linking. Where the target calls this server's stand-in instead of Login with Amazon, a code is good
 * or not as the stand-in is told; else every code is one that Amazon does not know.
 */
public final class Granting implements Stage {

    private static final long LIMIT = 7_000;

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
        if (examination.target().standIn()) {
            var good = send(examination, place, Directives.acceptGrant(code(), token));
            if (judgeForm(examination, good)) {
                ledger.judge(GrantCheck.ACCEPT_GRANT_FAILS, isResponse(good), good.told());
            }
        }
        var bad = code();
        if (examination.target().standIn()) {
            spoil(examination, bad);
        }
        var refused = send(examination, place, Directives.acceptGrant(bad, token));
        if (judgeForm(examination, refused)) {
            ledger.judge(GrantCheck.ACCEPT_GRANT_LIES, !isResponse(refused), refused.told());
        }
        var stranger = send(examination, place, Directives.acceptGrant(code(), "preflight-nobodys-token"));
        ledger.judge(GrantCheck.UNKNOWN_GRANTEE_ACCEPTED, !isResponse(stranger), stranger.told());
        var event = send(examination, place, Directives.skillEvent(now.get()));
        ledger.judge(GrantCheck.SKILL_EVENT_CRASHES, event.status() < 500, event.told());
    }

    private static String code() {
        return "preflight-" + UUID.randomUUID();
    }

    private static void spoil(Examination examination, String code) throws NoAnswer {
        var fault = Json.createObjectBuilder()
                .add("at", "token")
                .add("match", code)
                .add("fault", "INVALID_GRANT")
                .add("times", 0);
        examination
                .wire()
                .send(Call.json(
                        URI.create(examination.issuer() + "/stand-in/faults"),
                        fault.build().toString()));
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
