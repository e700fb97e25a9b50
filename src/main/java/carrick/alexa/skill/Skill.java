package carrick.alexa.skill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** A client that is an Alexa skill. A skill that only links needs none of this and has no row. */
@Entity
@Table(name = "alexa_skill")
@NamedQuery(name = "Skill.byId", query = "select s from Skill s where s.skillId = :skillId order by s.clientId")
@NamedQuery(name = "Skill.all", query = "select s from Skill s where s.messagingSecret is not null")
public class Skill {

    @Id
    @Column(name = "client_id")
    private String clientId;

    @Column(name = "skill_id")
    private String skillId;

    @Column(name = "messaging_client_id")
    private String messagingClientId;

    @Column(name = "messaging_secret")
    private byte[] messagingSecret;

    @Column(name = "requires_signature")
    private boolean requiresSignature = true;

    @Column(name = "takes_reciprocal")
    private boolean takesReciprocal;

    @Column(name = "answers_early")
    private boolean answersEarly;

    @Column(name = "replaces_reports")
    private boolean replacesReports;

    protected Skill() {}

    /** A skill without messaging credentials, whose directives must be signed. */
    public Skill(String clientId) {
        this.clientId = clientId;
    }

    /** @param id such as {@code amzn1.ask.skill.…}; {@code null} where it is not known */
    public Skill named(String id) {
        skillId = id;
        return this;
    }

    /** @param required whether directives must carry the forwarder's signature */
    public Skill withSignature(boolean required) {
        requiresSignature = required;
        return this;
    }

    /** @param takes whether whoever has a customer's access token may bring a code of Amazon for that customer */
    public Skill takingReciprocal(boolean takes) {
        takesReciprocal = takes;
        return this;
    }

    /** @param early whether AcceptGrant is answered well while Amazon is still being asked, instead of letting the customer try again */
    public Skill answeringEarly(boolean early) {
        answersEarly = early;
        return this;
    }

    /** @param replaces whether a ChangeReport makes an older one of the same things needless that has not been delivered yet */
    public Skill replacingReports(boolean replaces) {
        replacesReports = replaces;
        return this;
    }

    void messagesAs(String id, byte[] encryptedSecret) {
        messagingClientId = id;
        messagingSecret = encryptedSecret;
    }

    void become(Skill other) {
        skillId = other.skillId;
        messagingClientId = other.messagingClientId;
        messagingSecret = other.messagingSecret;
        requiresSignature = other.requiresSignature;
        takesReciprocal = other.takesReciprocal;
        answersEarly = other.answersEarly;
        replacesReports = other.replacesReports;
    }

    public String clientId() {
        return clientId;
    }

    /** {@code null} where it is not known. */
    public String skillId() {
        return skillId;
    }

    /** {@code null} where it sends no events. */
    public String messagingClientId() {
        return messagingClientId;
    }

    byte[] messagingSecret() {
        return messagingSecret;
    }

    public boolean requiresSignature() {
        return requiresSignature;
    }

    public boolean takesReciprocal() {
        return takesReciprocal;
    }

    public boolean answersEarly() {
        return answersEarly;
    }

    public boolean replacesReports() {
        return replacesReports;
    }
}
