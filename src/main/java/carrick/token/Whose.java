package carrick.token;

import carrick.authorization.AuthorizationCode;
import carrick.authorization.AuthorizationCodes;
import carrick.grant.SealedToken;
import carrick.grant.TokenFamilies;
import carrick.grant.TokenFamily;
import carrick.grant.TokenKind;
import carrick.grant.TokenSeal;
import carrick.http.FormParameters;
import carrick.oauth.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Which link a token request is about, whoever sent it. Only what this server made counts: a made-up code belongs to nobody. */
@ApplicationScoped
class Whose {

    @Inject
    AuthorizationCodes codes;

    @Inject
    TokenFamilies families;

    @Inject
    TokenSeal seal;

    /** The number of the attempt, which is the code's and the family's as well. */
    Optional<Long> link(FormParameters form) {
        return form.find("code")
                .flatMap(code -> codes.find(new Secret(code)))
                .map(AuthorizationCode::id)
                .or(() -> form.find("refresh_token").flatMap(this::family).map(TokenFamily::id));
    }

    private Optional<TokenFamily> family(String refreshToken) {
        return SealedToken.parse(refreshToken, TokenKind.REFRESH)
                .flatMap(parsed ->
                        families.look(parsed.token().family()).filter(found -> seal.isGenuine(parsed, found)));
    }
}
