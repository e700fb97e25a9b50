package carrick.preflight.authorize;

import carrick.preflight.browser.AuthorizationCall;
import carrick.preflight.browser.Landing;
import carrick.preflight.exam.Examination;
import carrick.preflight.wire.NoAnswer;

/** How the server says no to a client that it knows: by redirect, with the state. */
final class ErrorAnswers {

    private final Examination examination;
    private final AuthorizationCall base;
    private final Landing expected;

    ErrorAnswers(Examination examination, AuthorizationCall base, Landing expected) {
        this.examination = examination;
        this.base = base;
        this.expected = expected;
    }

    void look() throws NoAnswer {
        var call = base.with("response_type", "preflight").withState("error+" + base.state());
        var landing = AuthorizeMatrix.open(examination, call);
        var ledger = examination.ledger();
        if (landing.isLike(expected)) {
            ledger.fail(
                    AuthorizeCheck.ERROR_NOT_REDIRECTED,
                    "A response_type that does not exist is taken for code.\n" + landing.told());
            return;
        }
        if (ledger.judge(AuthorizeCheck.ERROR_NOT_REDIRECTED, landing.isBack(), landing.told())) {
            var state = landing.answer().find("state").orElse("");
            ledger.judge(AuthorizeCheck.ERROR_WITHOUT_STATE, state.equals(call.state()), landing.told());
        }
    }
}
