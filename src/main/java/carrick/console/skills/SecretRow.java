package carrick.console.skills;

import carrick.client.ClientSecret;
import carrick.console.Times;
import carrick.platform.Id;

/** One of a client's secrets: when it was made and used, and never what it is. */
public final class SecretRow {

    private final ClientSecret secret;

    SecretRow(ClientSecret secret) {
        this.secret = secret;
    }

    /** Which one a form is about; of no use to whoever has it. */
    public String getSha256() {
        return secret.sha256();
    }

    public String getFingerprint() {
        return secret.shown();
    }

    public String getMade() {
        return Times.show(Id.madeAt(secret.id()));
    }

    public String getLastUsed() {
        return secret.lastUsedAt() == null ? "never" : Times.show(secret.lastUsedAt());
    }

    public boolean isUsed() {
        return secret.lastUsedAt() != null;
    }
}
