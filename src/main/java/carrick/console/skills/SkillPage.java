package carrick.console.skills;

import carrick.account.store.CustomerStores;
import carrick.alexa.skill.MessagingClient;
import carrick.alexa.skill.Skill;
import carrick.alexa.skill.Skills;
import carrick.client.Client;
import carrick.http.Browsing;
import carrick.oauth.Secret;
import carrick.platform.Setting;
import carrick.platform.Settings;
import carrick.setup.Configuration;
import carrick.setup.Mistake;
import carrick.staff.Actor;
import carrick.staff.Role;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** One client: what to enter at Amazon, its secrets, and what Alexa has of it. Policy and the rest are {@link SkillForm}. */
@Named
@RequestScoped
public class SkillPage {

    /** In characters; what ask smapi prints has a thousand. */
    private static final int LONGEST = 12_000;

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    @Inject
    CustomerStores stores;

    @Inject
    Settings settings;

    @Inject
    Configuration configuration;

    @Inject
    Skills skills;

    @Inject
    SkillChanges changes;

    private Client client;
    private Skill skill;
    private String secret;
    private String error;
    private String pasted = "";
    private List<Comparison.Line> comparison;
    private String skillId = "";
    private String messagingId = "";
    private String messagingSecret = "";

    @PostConstruct
    void find() {
        client = browsing.parameter("client_id").flatMap(configuration::find).orElse(null);
        skill = client == null ? null : skills.find(client.clientId()).orElse(null);
        skillId = skill == null || skill.skillId() == null ? "" : skill.skillId();
    }

    /** Called before the page is drawn, while the status can be set. */
    public void open(ComponentSystemEvent drawing) {
        if (client == null) {
            browsing.isMissing();
        }
    }

    Client client() {
        return client;
    }

    private LinkingSettings linking() {
        return new LinkingSettings(client, settings.text(Setting.ISSUER), stores.providerHosts());
    }

    public void addSecret() {
        change(() -> secret = changes.addSecret(client).reveal());
        find();
    }

    public void removeSecret() {
        change(() -> {
            changes.removeSecret(client, browsing.parameter("sha256").orElse(""));
            leave("secretRemoved");
        });
    }

    public void takeMessaging() {
        change(() -> {
            var wanted = new MessagingClient(messagingId.strip(), new Secret(messagingSecret.strip()));
            changes.takeMessaging(client, skillId, wanted);
            leave("messaging");
        });
    }

    public void remove() {
        change(() -> {
            changes.remove(client);
            browsing.goTo("/console/skills?done=removed");
        });
    }

    /** Reads only; support may. */
    public void compare() {
        try {
            comparison = Comparison.of(linking(), pasted);
        } catch (IllegalArgumentException unreadable) {
            error = unreadable.getMessage();
        }
    }

    private void change(Runnable what) {
        actor.require(Role.ADMIN);
        try {
            what.run();
        } catch (Mistake mistake) {
            error = mistake.brief();
        }
    }

    private void leave(String done) {
        browsing.goTo("/console/skill?client_id=" + browsing.encoded(client.clientId()) + "&done=" + done);
    }

    public boolean isKnown() {
        return client != null;
    }

    public String getClientId() {
        return client.clientId();
    }

    public String getName() {
        return client.name();
    }

    public boolean isSkill() {
        return SkillRow.isSkill(client);
    }

    /** Whether a file declared it: one that changes makes it anew. */
    public boolean isDeclared() {
        return client.declaredHash() != null;
    }

    public List<ConsoleField> getFields() {
        return linking().fields();
    }

    public String getSmapi() {
        return linking().forSmapi(secret == null ? "THE SECRET" : secret).toString();
    }

    public List<SecretRow> getSecrets() {
        return client.secrets().stream().map(SecretRow::new).toList();
    }

    public boolean isRoomForASecret() {
        return client.secrets().size() < Client.MOST_SECRETS;
    }

    /** Shown by the answer to the form that made it; {@code null} otherwise. */
    public String getSecret() {
        return secret;
    }

    public String getError() {
        return error;
    }

    public List<String> getConsequences() {
        return Consequences.of(client.policy());
    }

    public List<Comparison.Line> getComparison() {
        return comparison;
    }

    /** Whose events are sent as; empty where none are. */
    public String getMessagingClient() {
        return skill == null || skill.messagingClientId() == null ? "" : skill.messagingClientId();
    }

    public String getPasted() {
        return pasted;
    }

    public void setPasted(String text) {
        pasted = text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST));
    }

    public String getSkillId() {
        return skillId;
    }

    public void setSkillId(String typed) {
        skillId = typed == null ? "" : typed;
    }

    public String getMessagingId() {
        return messagingId;
    }

    public void setMessagingId(String typed) {
        messagingId = typed == null ? "" : typed;
    }

    /** Never sent back to the browser. */
    public String getMessagingSecret() {
        return "";
    }

    public void setMessagingSecret(String typed) {
        messagingSecret = typed == null ? "" : typed;
    }
}
