package carrick.grant;

import carrick.client.Client;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.platform.Setting;
import carrick.platform.Settings;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * Access tokens in the dress of RFC9068, for resource servers that do not ask. Inside is the sealed token that the client would have
 * got: whatever comes back here is undressed, and judged as that.
 */
@ApplicationScoped
public class JwtTokens {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String SEALED = "sealed";

    @Inject
    SigningKeys keys;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** As the policy of the client wants it. */
    public Secret dress(Secret sealed, Token token, TokenFamily family, Client client) {
        return client.policy()
                .jwtAudience()
                .map(audience -> signed(claims(sealed, token, family, audience)))
                .orElse(sealed);
    }

    private JWTClaimsSet claims(Secret sealed, Token token, TokenFamily family, String audience) {
        var now = clock.now();
        return new JWTClaimsSet.Builder()
                .issuer(settings.text(Setting.ISSUER))
                .subject(String.valueOf(family.grant().account().id()))
                .audience(audience)
                .claim("client_id", family.clientId())
                .claim("scope", family.scope())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(Instant.ofEpochSecond(token.expiresAt())))
                .jwtID(Id.show(Id.next(now)))
                .claim(SEALED, sealed.reveal())
                .build();
    }

    private Secret signed(JWTClaimsSet claims) {
        try {
            var key = keys.current();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.parse(key.getAlgorithm().getName()))
                            .type(TYPE)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new DefaultJWSSignerFactory().createJWSSigner(key));
            return new Secret(token.serialize());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible); // the key was made for it
        }
    }

    /** Reads a token in either dress, as {@link SealedToken#parse(String)} does; empty for a JWT that this server did not sign, or not like that. */
    public Optional<SealedToken> read(String presented) {
        return undress(presented).flatMap(SealedToken::parse);
    }

    /** The sealed token in a JWT, or what was presented where it is none. */
    private Optional<String> undress(String presented) {
        if (presented.chars().filter(c -> c == '.').count() != 2) {
            return Optional.of(presented);
        }
        try {
            var token = SignedJWT.parse(presented);
            var header = token.getHeader();
            var key = Optional.ofNullable(header.getKeyID()).flatMap(keys::published);
            if (key.isEmpty()
                    || !key.get().getAlgorithm().equals(header.getAlgorithm())
                    || !TYPE.equals(header.getType())
                    || !token.verify(verifier(header, key.get()))) {
                return Optional.empty();
            }
            return Optional.ofNullable(token.getJWTClaimsSet().getStringClaim(SEALED));
        } catch (ParseException | JOSEException malformed) {
            return Optional.empty();
        }
    }

    private static JWSVerifier verifier(JWSHeader header, JWK key) throws JOSEException {
        var publicKey = key instanceof AsymmetricJWK pair ? pair.toPublicKey() : null;
        return new DefaultJWSVerifierFactory().createJWSVerifier(header, publicKey);
    }
}
