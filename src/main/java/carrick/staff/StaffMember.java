package carrick.staff;

import carrick.account.Usernames;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody of the staff whom Carrick itself knows. No customer is one, and none of them is a customer. */
@Entity
@Table(name = "staff_member")
@NamedQuery(name = "StaffMember.byUsername", query = "select m from StaffMember m where m.username = :username")
@NamedQuery(name = "StaffMember.all", query = "select m from StaffMember m order by m.username")
@NamedQuery(
        name = "StaffMember.administrators",
        query = "select count(m) from StaffMember m where m.role = carrick.staff.Role.ADMIN and m.disabledAt is null")
public class StaffMember {

    @Id
    private long id;

    private String username;

    @Column(name = "password_hash")
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "must_change")
    private boolean mustChange;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    protected StaffMember() {}

    /** Somebody who has to choose a password of their own at the first sign-in. */
    StaffMember(long id, String username, Role role, String passwordHash) {
        this.id = id;
        this.username = Usernames.normal(username);
        this.role = role;
        this.passwordHash = passwordHash;
        this.mustChange = true;
    }

    public String username() {
        return username;
    }

    String passwordHash() {
        return passwordHash;
    }

    public Role role() {
        return role;
    }

    /** Whether the password is one that somebody else has chosen, and good for nothing but choosing another. */
    public boolean mustChangePassword() {
        return mustChange;
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
        mustChange = false;
    }

    void giveOneTimePassword(String newHash) {
        passwordHash = newHash;
        mustChange = true;
    }

    void become(Role newRole) {
        role = newRole;
    }

    void disable(Instant now) {
        disabledAt = disabledAt == null ? now : disabledAt;
    }

    void enable() {
        disabledAt = null;
    }
}
