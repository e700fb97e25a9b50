package carrick.preflight.revoke;

import carrick.preflight.browser.AuthorizationCall;
import carrick.preflight.browser.Codes;
import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Stage;
import carrick.preflight.exchange.TokenCalls;
import carrick.preflight.metadata.Metadata;
import carrick.preflight.wire.Call;
import carrick.preflight.wire.Heard;
import carrick.preflight.wire.NoAnswer;
import carrick.preflight.wire.Parameters;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Ends a link of its own. */
public final class Revoking implements Stage {

    @Override
    public String name() {
        return "Revoking";
    }

    @Override
    public List<? extends Check> checks() {
        return List.of(RevokeCheck.values());
    }

    @Override
    public Set<Ground> needs() {
        return Set.of(Ground.TOKENS);
    }

    @Override
    public void run(Examination examination) throws NoAnswer {
        var ledger = examination.ledger();
        var place = examination.target().revocationUri().or(() -> examination
                .recall(Metadata.class)
                .flatMap(metadata -> metadata.uri("revocation_endpoint")));
        if (!ledger.judge(
                RevokeCheck.REVOCATION_MISSING,
                place.isPresent(),
                place.map(URI::toString).orElse(""))) {
            return;
        }
        var unknown = revoke(examination, place.get(), "preflight-made-up-token");
        ledger.judge(RevokeCheck.UNKNOWN_TOKEN_REFUSED, unknown.status() == 200, unknown.told());
        if (!Codes.of(examination).isDriven()) {
            return;
        }
        var fresh = Codes.of(examination).fetch(AuthorizationCall.of(examination), "");
        if (fresh.isPresent()) {
            var tokens = TokenCalls.of(examination).exchange(fresh.get());
            var revoked = revoke(examination, place.get(), tokens.refreshToken());
            ledger.judge(RevokeCheck.REVOCATION_FAILS, revoked.status() == 200, revoked.told());
            var after = TokenCalls.of(examination).refresh(tokens.refreshToken());
            ledger.judge(RevokeCheck.REVOKED_TOKEN_LIVES, !after.isGood(), after.told());
        }
    }

    private static Heard revoke(Examination examination, URI place, String token) throws NoAnswer {
        var calls = TokenCalls.of(examination);
        var form = new Parameters().add("token", token).add("token_type_hint", "refresh_token");
        var call = calls.call(calls.scheme(), form);
        return examination.wire().send(new Call("POST", place, call.headers(), call.body()));
    }
}
