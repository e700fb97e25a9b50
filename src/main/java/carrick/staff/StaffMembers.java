package carrick.staff;

import carrick.account.Passwords;
import carrick.account.Usernames;
import carrick.oauth.Secret;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.session.BrowserSessions;
import carrick.session.Realm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** The built-in store of staff. The last administrator can neither be disabled nor become less. */
@ApplicationScoped
public class StaffMembers {

    @PersistenceContext(unitName = "carrick")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    BrowserSessions sessions;

    @Inject
    AuditEntries audit;

    @Transactional(TxType.SUPPORTS)
    public List<StaffMember> all() {
        return em.createNamedQuery("StaffMember.all", StaffMember.class).getResultList();
    }

    @Transactional(TxType.SUPPORTS)
    public Optional<StaffMember> find(String typed) {
        return em.createNamedQuery("StaffMember.byUsername", StaffMember.class)
                .setParameter("username", Usernames.normal(typed))
                .getResultStream()
                .findFirst();
    }

    @Transactional(TxType.SUPPORTS)
    boolean hasAdministrator() {
        return administrators() > 0;
    }

    /** @throws StaffRefusal where the name is taken or no name */
    @Transactional
    public void add(String username, Role role, Secret oneTimePassword) {
        var normal = Usernames.normal(username);
        if (!Usernames.isPossible(normal) || find(username).isPresent()) {
            throw new StaffRefusal(Usernames.isPossible(normal) ? "taken" : "impossible");
        }
        em.persist(new StaffMember(Id.next(clock.now()), username, role, Passwords.hash(oneTimePassword.reveal())));
        audit.note("staff.add", "staff " + normal, null, role.word());
    }

    /** The password that it has from now on is good for choosing another one. Whoever is signed in with the old one is signed out. */
    @Transactional
    public void giveOneTimePassword(String username, Secret password) {
        find(username).ifPresent(member -> {
            member.giveOneTimePassword(Passwords.hash(password.reveal()));
            sessions.endAll(Realm.STAFF, member.username());
            audit.note("staff.password.reset", "staff " + member.username(), null, null);
        });
    }

    @Transactional
    public void changePassword(StaffMember who, Secret password) {
        var member = find(who.username()).orElseThrow();
        member.changePassword(Passwords.hash(password.reveal()));
        sessions.endAll(Realm.STAFF, member.username());
        audit.note("staff.password.change", "staff " + member.username(), null, null);
    }

    @Transactional
    public void changeRole(String username, Role role) {
        find(username).ifPresent(member -> {
            var was = member.role();
            keepAnAdministrator(member);
            member.become(role);
            sessions.endAll(Realm.STAFF, member.username());
            audit.note("staff.role", "staff " + member.username(), was.word(), role.word());
        });
    }

    @Transactional
    public void disable(String username) {
        find(username).ifPresent(member -> {
            keepAnAdministrator(member);
            member.disable(clock.now());
            sessions.endAll(Realm.STAFF, member.username());
            audit.note("staff.disable", "staff " + member.username(), "enabled", "disabled");
        });
    }

    @Transactional
    public void enable(String username) {
        find(username).ifPresent(member -> {
            member.enable();
            audit.note("staff.enable", "staff " + member.username(), "disabled", "enabled");
        });
    }

    private void keepAnAdministrator(StaffMember changed) {
        if (changed.role() == Role.ADMIN && !changed.isDisabled() && administrators() == 1) {
            throw new StaffRefusal("last");
        }
    }

    private long administrators() {
        return em.createNamedQuery("StaffMember.administrators", Long.class).getSingleResult();
    }
}
