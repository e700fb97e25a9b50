package carrick.token;

import static carrick.oauth.Requirements.that;
import static carrick.token.TokenFault.CODE_EXPIRED;
import static carrick.token.TokenFault.CODE_OF_OTHER_CLIENT;
import static carrick.token.TokenFault.CODE_VERIFIER_MISSING;
import static carrick.token.TokenFault.CODE_VERIFIER_UNEXPECTED;
import static carrick.token.TokenFault.CODE_VERIFIER_WRONG;
import static carrick.token.TokenFault.GRANT_REVOKED;
import static carrick.token.TokenFault.REDIRECT_URI_ABSENT;
import static carrick.token.TokenFault.REDIRECT_URI_DIFFERS;

import carrick.authorization.AuthorizationCode;
import carrick.client.Client;
import carrick.oauth.Requirements;
import java.time.Instant;

/** A client presenting a code: everything the rules need. */
record Redemption(TokenRequest.OfCode request, Client client, AuthorizationCode code, Instant at) {

    /** While these are open the code stays as it is: whoever breaks one may be a thief, and the owner still has the code. */
    static final Requirements<Redemption> BEFORE_REDEEMING = Requirements.inOrder(
            that("code was issued to this client", r -> r.code.belongsTo(r.client.clientId()), CODE_OF_OTHER_CLIENT),
            that(
                    "redirect_uri is repeated where it must be",
                    r -> r.request.redirectUri().isPresent() || r.mayOmitRedirectUri(),
                    REDIRECT_URI_ABSENT),
            that(
                    "redirect_uri is the same",
                    r -> r.request
                            .redirectUri()
                            .filter(uri -> !r.code.wasSentTo(uri))
                            .isEmpty(),
                    REDIRECT_URI_DIFFERS,
                    r -> r.request.redirectUri().orElse(""),
                    r -> r.code.redirectUri()),
            that(
                    "code_verifier is sent where it must be",
                    r -> r.request.codeVerifier().isPresent() || !r.code.hasChallenge(),
                    CODE_VERIFIER_MISSING),
            that(
                    "code_verifier is expected",
                    r -> r.request.codeVerifier().isEmpty() || r.code.hasChallenge(),
                    CODE_VERIFIER_UNEXPECTED), // RFC9700-2.1.1: or a thief could strip the challenge from the request
            that(
                    "code_verifier matches",
                    Redemption::verifierMatches,
                    CODE_VERIFIER_WRONG,
                    r -> r.code.whyNotMetBy(
                            r.request.codeVerifier().orElseThrow().reveal()),
                    r -> "43 to 128 characters whose SHA-256 is the code_challenge"),
            that(
                    "code has not expired",
                    r -> r.code.isRedeemed() || !r.code.hasExpired(r.at),
                    CODE_EXPIRED,
                    r -> "at " + r.at,
                    r -> "before " + r.code.expiresAt()));

    static final Requirements<Redemption> ONCE_REDEEMED = Requirements.inOrder(
            that("the customer still allows it", r -> r.code.grant().isActive(), GRANT_REVOKED, r -> r.code.grant()
                    .whyInactive()));

    private boolean mayOmitRedirectUri() {
        return !code.requestNamedRedirectUri() || client.policy().allowsMissingRedirectUri();
    }

    private boolean verifierMatches() {
        return request.codeVerifier()
                .filter(verifier -> !code.challengeIsMetBy(verifier.reveal()))
                .isEmpty();
    }
}
