package carrick.account.factor;

import carrick.platform.Setting;
import carrick.platform.Settings;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.server.ServerProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What browsers answer of passkeys, checked by webauthn4j. Which make an authenticator is of does not matter here, so attestation is
 * neither asked for nor looked at.
 */
@ApplicationScoped
class Passkeys {

    /** In characters, of what a browser answers. */
    private static final int LONGEST = 8_000;

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.RS256));

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);

    @Inject
    Settings settings;

    @Inject
    Challenges challenges;

    /**
     * A public key with the id of its credential.
     *
     * @param signatures how many were made with it; 0 where nobody counts
     */
    record Attested(byte[] publicKey, long signatures) {}

    /** @param signatures how many were made with that passkey; 0 where nobody counts */
    record Signed(Factor passkey, long signatures) {}

    /** The domain that passkeys are for (WebAuthn-2, RP ID). */
    String relyingParty() {
        return issuer().getHost();
    }

    byte[] credentialId(Factor passkey) {
        return keys.convert(passkey.material()).getCredentialId();
    }

    /** The new passkey that {@code navigator.credentials.create} answered; empty where anything about it is not as it was asked for. */
    Optional<Attested> register(String json, long account, String occasion) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var answer = manager.parseRegistrationResponseJSON(json);
            var client = answer.getCollectedClientData();
            if (client == null || !isOurs(client, account, occasion)) {
                return Optional.empty();
            }
            manager.verify(answer, new RegistrationParameters(asked(client), ALGORITHMS, false, true));
            var made = answer.getAttestationObject().getAuthenticatorData();
            var key = made.getAttestedCredentialData();
            return Optional.of(new Attested(keys.convert(key), made.getSignCount()));
        } catch (RuntimeException refused) { // of many kinds: the library trusts that browsers leave nothing out
            return Optional.empty();
        }
    }

    /** What signed, and how often that has by now, where {@code navigator.credentials.get} answered with one of these as it was asked for. */
    Optional<Signed> verify(String json, List<Factor> known, long account, String occasion) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var answer = manager.parseAuthenticationResponseJSON(json);
            var client = answer.getCollectedClientData();
            var passkey = known.stream()
                    .filter(mine -> Arrays.equals(credentialId(mine), answer.getCredentialId()))
                    .findFirst();
            if (client == null || passkey.isEmpty() || !isOurs(client, account, occasion)) {
                return Optional.empty();
            }
            var key = keys.convert(passkey.get().material());
            manager.verify(answer, new AuthenticationParameters(asked(client), record(key), null, false, true));
            return Optional.of(
                    new Signed(passkey.get(), answer.getAuthenticatorData().getSignCount()));
        } catch (RuntimeException refused) { // of many kinds: the library trusts that browsers leave nothing out
            return Optional.empty();
        }
    }

    private boolean isOurs(CollectedClientData client, long account, String occasion) {
        return client.getChallenge() != null
                && challenges.isOurs(client.getChallenge().getValue(), account, occasion);
    }

    /** The count of signatures is compared where it is written: there two answers at once cannot both be the first. */
    private static CredentialRecordImpl record(AttestedCredentialData key) {
        return new CredentialRecordImpl(null, null, null, null, 0, key, null, null, null, null);
    }

    private ServerProperty asked(CollectedClientData client) {
        var issuer = issuer();
        var origin = new Origin(issuer.getScheme() + "://" + issuer.getRawAuthority());
        return new ServerProperty(origin, relyingParty(), client.getChallenge());
    }

    private URI issuer() {
        return URI.create(settings.text(Setting.ISSUER));
    }
}
