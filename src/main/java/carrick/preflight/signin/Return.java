package carrick.preflight.signin;

import carrick.preflight.browser.AuthorizationCall;
import carrick.preflight.browser.Landing;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ledger;
import carrick.preflight.metadata.Metadata;
import java.util.List;

/** The redirect with the code (RFC6749-4.1.2). */
final class Return {

    private static final int LONG_CODE = 512;
    private static final int LONG_LOCATION = 2_000;

    private final Examination examination;
    private final Ledger ledger;
    private final AuthorizationCall call;
    private final Landing landing;

    Return(Examination examination, AuthorizationCall call, Landing landing) {
        this.examination = examination;
        ledger = examination.ledger();
        this.call = call;
        this.landing = landing;
    }

    void judge() {
        var returned = landing.returned();
        var code = landing.answer().find("code").orElse("");
        examination.hidden().add("code", code);
        var told = "Redirected to " + returned;
        ledger.judge(SignInCheck.REDIRECT_ELSEWHERE, SigningIn.isTo(returned, call.redirectUri()), told);
        if (landing.last() != null) {
            var status = landing.last().status();
            ledger.judge(SignInCheck.REDIRECT_STATUS_WRONG, status == 302 || status == 303, "Status " + status);
        }
        if (landing.error().isPresent()) {
            return; // an error is another matter
        }
        var fragment = returned.getRawFragment() == null ? "" : returned.getRawFragment();
        ledger.judge(SignInCheck.CODE_IN_FRAGMENT, !fragment.contains("code="), fragment.isEmpty() ? "" : told);
        judgeState(landing.answer().find("state").orElse(null));
        ledger.judge(SignInCheck.CODE_LONG, code.length() <= LONG_CODE, code.length() + " characters");
        judgeTheRest(returned.toString().length() - call.state().length(), told);
    }

    private void judgeState(String state) {
        if (ledger.judge(SignInCheck.STATE_MISSING, state != null, "")) {
            ledger.judge(
                    SignInCheck.STATE_ALTERED,
                    call.state().equals(state),
                    "Sent: " + call.state() + "\nReceived: " + state);
        }
    }

    private void judgeTheRest(int length, String told) {
        ledger.judge(SignInCheck.LOCATION_LONG, length <= LONG_LOCATION, length + " characters without the state");
        var others = landing.answer().names().stream()
                .filter(name -> !List.of("code", "state", "iss").contains(name))
                .toList();
        ledger.judge(SignInCheck.PARAMETERS_ADDED, others.isEmpty(), String.join(", ", others));
        var issuer = landing.answer().find("iss").orElse("");
        var known = examination.recall(Metadata.class).map(Metadata::issuer).orElse("");
        ledger.judge(SignInCheck.ISSUER_WRONG, issuer.isEmpty() || known.isEmpty() || issuer.equals(known), told);
    }
}
