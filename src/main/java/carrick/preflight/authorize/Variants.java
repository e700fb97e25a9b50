package carrick.preflight.authorize;

import carrick.oauth.Secret;
import carrick.preflight.browser.AuthorizationCall;
import carrick.preflight.browser.Codes;
import carrick.preflight.browser.FormWalk;
import carrick.preflight.browser.Landing;
import carrick.preflight.browser.Session;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ledger;
import carrick.preflight.wire.NoAnswer;
import java.net.URI;

/** The plain request, with one thing changed at a time. */
final class Variants {

    private final Examination examination;
    private final Ledger ledger;
    private final AuthorizationCall base;
    private final Landing expected;

    Variants(Examination examination, AuthorizationCall base, Landing expected) {
        this.examination = examination;
        ledger = examination.ledger();
        this.base = base;
        this.expected = expected;
    }

    private void mustWork(AuthorizeCheck check, AuthorizationCall call) throws NoAnswer {
        var landing = AuthorizeMatrix.open(examination, call);
        ledger.judge(check, landing.isLike(expected), landing.isLike(expected) ? "" : landing.told());
    }

    /** Some servers look at a request only once somebody has signed in: so it is followed to its end, where that can be done. */
    private void mustFail(AuthorizeCheck check, AuthorizationCall call) throws NoAnswer {
        var landing = AuthorizeMatrix.open(examination, call);
        if (!landing.isLike(expected)) {
            ledger.pass(check, "");
        } else if (Codes.of(examination).isDriven()) {
            var end = Codes.of(examination).walk(call, FormWalk.Wish.ALLOW, "");
            ledger.judge(
                    check,
                    end.filter(Variants::isGranted).isEmpty(),
                    end.map(Landing::told).orElse("It is refused only after signing in."));
        } else {
            ledger.notTried(check, "It is not refused before somebody signs in; what happens then was not tried.");
        }
    }

    private static boolean isGranted(Landing landing) {
        return landing.error().isEmpty()
                && (landing.answer().find("code").isPresent()
                        || landing.answer().find("access_token").isPresent());
    }

    void tryRedirectUris() throws NoAnswer {
        for (var uri : examination.target().redirectUris()) {
            mustWork(AuthorizeCheck.REGION_REFUSED, base.withRedirectUri(uri));
        }
        mustFail(
                AuthorizeCheck.FOREIGN_REDIRECT_ACCEPTED,
                base.withRedirectUri("https://preflight.example/api/skill/link/M0PREFLIGHT0"));
        mustFail(AuthorizeCheck.LONGER_REDIRECT_ACCEPTED, base.withRedirectUri(base.redirectUri() + "X/elsewhere"));
        mustFail(AuthorizeCheck.SLASH_REDIRECT_ACCEPTED, base.withRedirectUri(base.redirectUri() + "/"));
        var stranger = AuthorizeMatrix.open(
                examination,
                base.with("client_id", "preflight-" + Secret.random().reveal()));
        ledger.judge(
                AuthorizeCheck.UNKNOWN_CLIENT_REDIRECTED,
                !stranger.isBack() && !stranger.isAtPageOf(expected),
                stranger.told());
    }

    void tryScopes() throws NoAnswer {
        var scopes = examination.target().scopes();
        if (!scopes.isEmpty()) {
            mustWork(AuthorizeCheck.SCOPE_REQUIRED, base.without("scope"));
        }
        for (var scope : scopes.subList(0, Math.min(scopes.size(), 15))) {
            mustWork(AuthorizeCheck.SCOPE_REFUSED, base.with("scope", scope));
        }
        if (scopes.size() > 1) {
            var plus = base.uri().toString().replace(String.join("%20", scopes), String.join("+", scopes));
            var landing = new Session(examination.wire(), base.redirectUri()).open(URI.create(plus));
            ledger.judge(AuthorizeCheck.PLUS_IN_SCOPE_REFUSED, landing.isLike(expected), landing.told());
        }
        ledger.pass(AuthorizeCheck.OPENID_DEMANDED, "");
        ledger.pass(AuthorizeCheck.NONCE_DEMANDED, "");
    }

    void tryPkce() throws NoAnswer {
        if (base.verifier() == null) {
            ledger.pass(AuthorizeCheck.PKCE_REQUIRED, "");
            mustWork(AuthorizeCheck.PKCE_REFUSED, base.withPkce());
        } else {
            ledger.pass(AuthorizeCheck.PKCE_REFUSED, "");
            ledger.pass(AuthorizeCheck.PKCE_REQUIRED, "It is switched on.");
        }
        var plain = base.withPkce();
        mustFail(
                AuthorizeCheck.PLAIN_CHALLENGE_ACCEPTED,
                plain.with("code_challenge", plain.verifier()).with("code_challenge_method", "plain"));
    }

    void tryStates() throws NoAnswer {
        mustWork(AuthorizeCheck.STATE_OF737_REFUSED, base.withState(AuthorizationCall.oldAlexaState(737)));
        mustWork(AuthorizeCheck.STATE_OF1108_REFUSED, base.withState(AuthorizationCall.alexaState(1_108)));
        mustWork(AuthorizeCheck.STATE_OF2048_REFUSED, base.withState(AuthorizationCall.alexaState(2_048)));
        mustWork(AuthorizeCheck.ODD_STATE_REFUSED, base.withState("a+b/c==d%20e&f g"));
    }

    void tryParameters() throws NoAnswer {
        mustWork(AuthorizeCheck.UNKNOWN_PARAMETER_REFUSED, base.with("preflight", "unknown"));
        mustFail(AuthorizeCheck.REPEATED_PARAMETER_ACCEPTED, base.again("redirect_uri", base.redirectUri()));
        mustFail(AuthorizeCheck.IMPLICIT_ACCEPTED, base.with("response_type", "token"));
    }
}
