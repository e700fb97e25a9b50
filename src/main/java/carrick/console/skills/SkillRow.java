package carrick.console.skills;

import carrick.alexa.AlexaPreset;
import carrick.client.Client;
import carrick.console.Times;

/** A client in the list. */
public final class SkillRow {

    private final Client client;

    SkillRow(Client client) {
        this.client = client;
    }

    public String getClientId() {
        return client.clientId();
    }

    public String getName() {
        return client.name();
    }

    public String getKind() {
        return isSkill(client) ? "Alexa skill" : client.redirectUris().isEmpty() ? "device cloud or script" : "client";
    }

    /** How many there are: two while one replaces the other. */
    public int getSecrets() {
        return client.secrets().size();
    }

    public String getLastUsed() {
        return client.lastUsedAt().map(Times::show).orElse("never");
    }

    public boolean isDeclared() {
        return client.declaredHash() != null;
    }

    static boolean isSkill(Client client) {
        return client.redirectUris().stream().anyMatch(AlexaPreset::isRedirectUrl);
    }
}
