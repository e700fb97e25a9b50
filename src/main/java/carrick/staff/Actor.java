package carrick.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Who acts in this request, and what they may do: set once it is known, by the gate of the console or by the token of a script. */
@Named
@RequestScoped
public class Actor {

    private String name = "carrick";
    private Role role;
    private String address = "";

    /** @param who such as {@code ann}, {@code client ops} or {@code carrick.console.token} */
    public void is(String who, Role with, String from) {
        name = who;
        role = with;
        address = from;
    }

    public String getName() {
        return name;
    }

    /** {@code null} while nobody has shown who they are. */
    public Role role() {
        return role;
    }

    public String address() {
        return address;
    }

    public boolean may(Role needed) {
        return role != null && role.includes(needed);
    }

    /** For views: whether everything may be done. */
    public boolean isAdmin() {
        return may(Role.ADMIN);
    }

    /** The role in words; empty where nobody has signed in. */
    public String getRoleName() {
        return role == null ? "" : role.word();
    }

    /** @throws Forbidden where it takes more than who is acting has */
    public void require(Role needed) {
        if (!may(needed)) {
            throw new Forbidden(needed);
        }
    }
}
