package carrick.preflight.authorize;

import carrick.oauth.Secret;
import carrick.preflight.browser.AuthorizationCall;
import carrick.preflight.exam.Examination;
import carrick.preflight.wire.NoAnswer;

/** The plain request is refused: which change would have it accepted? */
final class WhyRefused {

    private final Examination examination;
    private final AuthorizationCall base;

    WhyRefused(Examination examination, AuthorizationCall base) {
        this.examination = examination;
        this.base = base;
    }

    void ask() throws NoAnswer {
        var ledger = examination.ledger();
        if (base.verifier() == null && isAccepted(base.withPkce())) {
            ledger.fail(AuthorizeCheck.PKCE_REQUIRED, "The same request with code_challenge is accepted.");
        } else if (base.verifier() != null && isAccepted(base.withoutPkce())) {
            ledger.fail(AuthorizeCheck.PKCE_REFUSED, "The same request without code_challenge is accepted.");
        } else if (base.parameters().find("scope").isPresent() && isAccepted(base.without("scope"))) {
            ledger.fail(AuthorizeCheck.SCOPE_REFUSED, "The same request without scope is accepted.");
        } else if (isAccepted(base.with("scope", openid()))) {
            ledger.fail(AuthorizeCheck.OPENID_DEMANDED, "The same request with the scope openid is accepted.");
        } else if (isAccepted(base.with("nonce", Secret.random().reveal()))) {
            ledger.fail(AuthorizeCheck.NONCE_DEMANDED, "The same request with a nonce is accepted.");
        } else {
            tryTheOtherRegions();
        }
    }

    private String openid() {
        return ("openid " + base.parameters().find("scope").orElse("")).strip();
    }

    private void tryTheOtherRegions() throws NoAnswer {
        for (var uri : examination.target().redirectUris()) {
            if (!uri.equals(base.redirectUri()) && isAccepted(base.withRedirectUri(uri))) {
                examination
                        .ledger()
                        .fail(
                                AuthorizeCheck.REGION_REFUSED,
                                base.redirectUri() + " is refused; " + uri + " is accepted.");
                return;
            }
        }
    }

    private boolean isAccepted(AuthorizationCall call) throws NoAnswer {
        return AuthorizeMatrix.isGood(AuthorizeMatrix.open(examination, call));
    }
}
