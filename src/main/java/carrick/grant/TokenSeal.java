package carrick.grant;

import carrick.oauth.Secret;
import carrick.platform.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;

/**
 * Makes tokens and recognises its own. The MAC is over the token's fields and the salt of its row, with a key derived for the kind: a
 * stolen database lacks the key, a stolen key lacks the salts. The same fields always give the same token.
 */
@ApplicationScoped
public class TokenSeal {

    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    MasterKey masterKey;

    protected TokenSeal() {}

    TokenSeal(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    /** 128 random bits for a new row. */
    public static byte[] newSalt() {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return salt;
    }

    public Secret seal(Token token, byte[] salt) {
        var key = masterKey.current(token.kind().purpose());
        return new Secret(new SealedToken(key.id(), token, key.mac(SealedToken.fields(key.id(), token), salt)).text());
    }

    public Secret seal(Token token, TokenFamily family) {
        return seal(token, family.salt());
    }

    /** Whether this token was sealed here, under the current master key or the previous one, with that salt. */
    public boolean isGenuine(SealedToken sealed, byte[] salt) {
        var genuine = false;
        for (var key : masterKey.all(sealed.token().kind().purpose())) {
            var mac = key.mac(SealedToken.fields(key.id(), sealed.token()), salt);
            genuine |= key.id() == sealed.keyId() && sealed.hasMac(mac);
        }
        if (!masterKey.knows(sealed.keyId())) {
            masterKey.miss(sealed.keyId());
        }
        return genuine;
    }

    /** Whether the key that it names is there; that it was sealed with it is another question. */
    public boolean knowsKeyOf(SealedToken sealed) {
        return masterKey.knows(sealed.keyId());
    }

    public boolean isGenuine(SealedToken sealed, TokenFamily family) {
        return isGenuine(sealed, family.salt());
    }
}
