package carrick.preflight.exchange;

import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ledger;
import carrick.preflight.wire.Call;
import carrick.preflight.wire.NoAnswer;
import carrick.preflight.wire.Parameters;

/**
 * Whether the server knows the client, found out with codes that do not exist: who authenticates first answers invalid_grant to the right
 * credentials and invalid_client to wrong ones. It costs no code.
 */
final class Credentials {

    private final Examination examination;
    private final Ledger ledger;
    private final TokenCalls calls;

    Credentials(Examination examination) {
        this.examination = examination;
        ledger = examination.ledger();
        calls = TokenCalls.of(examination);
    }

    /** Whether it makes sense to go on. */
    boolean judge() throws NoAnswer {
        var configured = calls.send(calls.call(calls.scheme(), madeUp()));
        var other = calls.send(calls.call(calls.scheme().other(), madeUp()));
        if (isRefused(configured)) {
            if (ledger.judge(ExchangeCheck.CREDENTIALS_REFUSED, !isRefused(other), configured.told())) {
                ledger.fail(
                        ExchangeCheck.SCHEME_REFUSED,
                        calls.scheme() + " is refused, " + calls.scheme().other() + " accepted.\n" + configured.told());
            }
            return false;
        }
        ledger.pass(ExchangeCheck.CREDENTIALS_REFUSED, "");
        ledger.pass(ExchangeCheck.SCHEME_REFUSED, calls.scheme().name());
        if (!judgeCharset(configured)) {
            return false; // Amazon sends nothing else
        }
        ledger.judge(
                ExchangeCheck.OTHER_SCHEME_REFUSED,
                !isRefused(other),
                calls.scheme().other() + ": " + other.told());
        ledger.judge(ExchangeCheck.UNKNOWN_CODE_ANSWER_ODD, configured.isError("invalid_grant"), configured.told());
        judgeForms(configured);
        judgeErrors();
        return true;
    }

    private static boolean isRefused(TokenAnswer answer) {
        return answer.error().equals("invalid_client")
                || answer.error().equals("unauthorized_client")
                || answer.heard().status() == 401;
    }

    private void judgeForms(TokenAnswer configured) throws NoAnswer {
        var basic = calls.call(
                Scheme.HTTP_BASIC,
                madeUp().add("client_id", examination.target().clientId()));
        if (calls.scheme() == Scheme.HTTP_BASIC) {
            var beside = calls.send(basic);
            ledger.judge(
                    ExchangeCheck.CLIENT_ID_BESIDE_BASIC_REFUSED,
                    beside.error().equals(configured.error()),
                    beside.told());
        }
    }

    private boolean judgeCharset(TokenAnswer configured) throws NoAnswer {
        var plain = calls.send(
                calls.call(calls.scheme(), madeUp()).with("Content-Type", "application/x-www-form-urlencoded"));
        return ledger.judge(
                ExchangeCheck.CHARSET_REFUSED,
                plain.heard().status() == configured.heard().status()
                        && plain.error().equals(configured.error()),
                configured.told() + "\nWithout charset: " + plain.told());
    }

    private void judgeErrors() throws NoAnswer {
        var wrong = calls.send(calls.call(calls.scheme(), madeUp(), "preflight-wrong-secret"));
        var code = wrong.error().equals("invalid_client")
                || wrong.error().equals("invalid_grant"); // some look at the code first
        ledger.judge(
                ExchangeCheck.WRONG_CLIENT_ANSWER_ODD, code && wrong.heard().status() < 500, wrong.told());
        var strange = calls.send(new Parameters().add("grant_type", "preflight"));
        ledger.judge(ExchangeCheck.GRANT_TYPE_ANSWER_ODD, strange.isError("unsupported_grant_type"), strange.told());
        var empty = calls.send(new Parameters().add("code", "preflight"));
        ledger.judge(
                ExchangeCheck.EMPTY_REQUEST_ANSWER_ODD,
                empty.heard().status() == 400 && !empty.error().isEmpty(),
                empty.told());
        judgeGet();
    }

    private void judgeGet() throws NoAnswer {
        var made = calls.call(calls.scheme(), madeUp());
        var get = examination
                .wire()
                .send(Call.get(madeUp().appendedTo(made.uri()))
                        .with("Authorization", made.headers().get("Authorization")));
        var isAnswered = TokenAnswer.of(get).error().equals("invalid_grant") || get.status() == 200 && !get.isHtml();
        ledger.judge(ExchangeCheck.GET_ACCEPTED, !isAnswered, get.told());
    }

    private Parameters madeUp() {
        return new Parameters()
                .add("grant_type", "authorization_code")
                .add("code", "preflight-made-up-code")
                .add("redirect_uri", examination.redirectUri());
    }
}
