package carrick.preflight.exchange;

import carrick.oauth.Secret;
import carrick.preflight.browser.AuthorizationCall;
import carrick.preflight.browser.Codes;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ledger;
import carrick.preflight.wire.NoAnswer;
import carrick.preflight.wire.Parameters;
import java.time.Duration;
import java.util.Optional;

/** Codes in the wrong hands, and codes that come twice. Each try takes a code of its own, so by hand only the first few are made. */
final class Misuse {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(31);

    private final Examination examination;
    private final Ledger ledger;
    private final TokenCalls calls;

    Misuse(Examination examination) {
        this.examination = examination;
        ledger = examination.ledger();
        calls = TokenCalls.of(examination);
    }

    private interface Try {
        void with(Codes.Fresh fresh) throws NoAnswer;
    }

    void tryAll() throws NoAnswer {
        with(call(), this::comeTwice);
        with(call(), this::withoutRedirectUri);
        if (!Codes.of(examination).isDriven()) {
            return;
        }
        with(
                call(),
                fresh -> mustFail(
                        ExchangeCheck.OTHER_REDIRECT_URI_ACCEPTED,
                        calls.form(fresh).set("redirect_uri", fresh.call().redirectUri() + "X")));
        with(call(), this::withWrongSecret);
        if (!ledger.hasFailed("PKCE_REFUSED")) {
            var wrong = Secret.random().reveal();
            with(
                    call().withPkce(),
                    fresh -> mustFail(
                            ExchangeCheck.WRONG_VERIFIER_ACCEPTED,
                            calls.form(fresh).set("code_verifier", wrong)));
            with(
                    call().withPkce(),
                    fresh -> mustFail(
                            ExchangeCheck.VERIFIER_MISSING_ACCEPTED,
                            calls.form(fresh).without("code_verifier")));
        }
        exchangeSome();
        if (examination.target().patient()) {
            with(call(), this::late);
        }
    }

    private AuthorizationCall call() {
        return AuthorizationCall.of(examination);
    }

    private void with(AuthorizationCall call, Try what) throws NoAnswer {
        var fresh = Codes.of(examination).fetch(call, "Once more, please: this code is for what must not work.");
        if (fresh.isPresent()) {
            what.with(fresh.get());
        }
    }

    private void mustFail(ExchangeCheck check, Parameters form) throws NoAnswer {
        var answer = calls.send(form);
        ledger.judge(check, !answer.isGood(), answer.told());
    }

    private void withoutRedirectUri(Codes.Fresh fresh) throws NoAnswer {
        var answer = calls.send(calls.form(fresh).without("redirect_uri"));
        ledger.judge(ExchangeCheck.REDIRECT_URI_REQUIRED, answer.isGood(), answer.told());
    }

    private void withWrongSecret(Codes.Fresh fresh) throws NoAnswer {
        var answer = calls.send(calls.call(calls.scheme(), calls.form(fresh), "preflight-wrong-secret"));
        ledger.judge(ExchangeCheck.WRONG_SECRET_ACCEPTED, !answer.isGood(), answer.told());
    }

    /** As Alexa does where an answer was late: a second later, the same again. */
    private void comeTwice(Codes.Fresh fresh) throws NoAnswer {
        var first = calls.exchange(fresh);
        if (!first.isGood()) {
            ledger.fail(ExchangeCheck.CODE_UNKNOWN_NOW_AND_THEN, first.told());
            return;
        }
        examination.pace().pause(MOMENT);
        var second = calls.exchange(fresh);
        if (second.isGood()) {
            examination.pace().pause(HALF_A_MINUTE);
            mustFail(ExchangeCheck.CODE_REUSABLE, calls.form(fresh));
        } else {
            ledger.pass(ExchangeCheck.CODE_REUSABLE, second.told());
        }
        var alive = Optional.of(first.refreshToken()).filter(token -> !token.isEmpty());
        if (alive.isPresent()) {
            var answer = calls.refresh(alive.get());
            ledger.judge(
                    ExchangeCheck.REPLAY_KILLS_TOKENS, answer.isGood(), "After the code came twice:\n" + answer.told());
        }
    }

    private void exchangeSome() throws NoAnswer {
        for (var i = 0; i < 3; i++) {
            with(call(), fresh -> {
                var answer = calls.exchange(fresh);
                ledger.judge(
                        ExchangeCheck.CODE_UNKNOWN_NOW_AND_THEN, answer.isGood(), answer.isGood() ? "" : answer.told());
            });
        }
    }

    private void late(Codes.Fresh fresh) throws NoAnswer {
        examination.pace().pause(Duration.ofSeconds(30));
        var answer = calls.exchange(fresh);
        ledger.judge(ExchangeCheck.CODE_EXPIRES_EARLY, answer.isGood(), answer.told());
    }
}
