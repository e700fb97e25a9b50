package carrick.alexa.skill;

import carrick.platform.Encryption;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** The skills, and their messaging credentials, which are kept encrypted. */
@ApplicationScoped
public class Skills {

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Encryption encryption;

    @Transactional(TxType.SUPPORTS)
    public Optional<Skill> find(String clientId) {
        return Optional.ofNullable(em.find(Skill.class, clientId));
    }

    /** The skill that Amazon knows by that id; where several clients are the same skill, one of them. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Skill> findBySkillId(String skillId) {
        return em.createNamedQuery("Skill.byId", Skill.class)
                .setParameter("skillId", skillId)
                .getResultStream()
                .findFirst();
    }

    /** Empty where none were set, or were encrypted under a master key that is gone. */
    public Optional<MessagingClient> messagingClient(Skill skill) {
        return encryption
                .decrypt(skill.messagingSecret(), place(skill))
                .map(secret -> new MessagingClient(skill.messagingClientId(), secret));
    }

    /**
     * Adds the skill, or lets the one of its client become it.
     *
     * @param messaging {@code null} where the skill sends no events
     */
    @Transactional
    public void save(Skill skill, MessagingClient messaging) {
        if (messaging != null) {
            skill.messagesAs(messaging.clientId(), encryption.encrypt(messaging.secret(), place(skill)));
        }
        em.flush(); // a client that is as new as its skill must be there first
        find(skill.clientId()).ifPresentOrElse(known -> known.become(skill), () -> em.persist(skill));
    }

    /** The same, but with the messaging credentials that are stored of it, where there are some. */
    @Transactional
    public void saveKeepingMessaging(Skill skill) {
        find(skill.clientId())
                .filter(known -> known.messagingSecret() != null)
                .ifPresent(known -> skill.messagesAs(known.messagingClientId(), known.messagingSecret()));
        save(skill, null);
    }

    /** Whether what is stored of the skill can be used: its messaging credentials, where it has some, can be decrypted. */
    @Transactional(TxType.SUPPORTS)
    public boolean isUsable(String clientId) {
        return find(clientId)
                .filter(skill -> skill.messagingSecret() == null
                        || messagingClient(skill).isPresent())
                .isPresent();
    }

    @Transactional
    public void remove(String clientId) {
        find(clientId).ifPresent(em::remove);
    }

    /** Encrypts anew what the previous master key encrypted. */
    @Transactional
    public Encryption.Anew reseal() {
        var old = em.createNamedQuery("Skill.all", Skill.class)
                .getResultStream()
                .filter(skill -> !encryption.isCurrent(skill.messagingSecret()))
                .toList();
        var readable =
                old.stream().filter(skill -> messagingClient(skill).isPresent()).toList();
        readable.forEach(skill -> messagingClient(skill)
                .ifPresent(client ->
                        skill.messagesAs(client.clientId(), encryption.encrypt(client.secret(), place(skill)))));
        return new Encryption.Anew(old.size(), readable.size());
    }

    private static String place(Skill skill) {
        return "messaging secret " + skill.clientId();
    }
}
