package carrick.staff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody at the console may do. The names in small letters are the server's roles. */
public enum Role {
    /** Reads everything and ends links. */
    SUPPORT,
    /** Everything. */
    ADMIN;

    /** Whether who has this role may do what needs the other. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** As people and configuration files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
