package carrick.account.store;

import java.util.Optional;

/**
 * A store of customers that somebody else keeps. Nothing in it is ever written. Whoever it knows gets an account here at the first
 * sign-in, known again by what the store calls that person for ever, not by the name, which may be given to somebody else one day.
 */
public interface CustomerStore {

    /** As {@code carrick.accounts} has it, such as {@code ldap}; it stands behind the {@code @} of the user names of its customers. */
    String name();

    /** @throws carrick.platform.Misconfigured naming the key that is missing or wrong, and the cure */
    void requireConfigured();

    /**
     * @param username as it was typed
     * @param password never empty
     * @return who that is; empty where name or password is wrong, or that person may not link
     * @throws StoreAway where nobody can say
     */
    Optional<Person> verify(String username, String password) throws StoreAway;

    /** Whose pages customers see when they sign in there; empty where they see this server's own. */
    default Optional<String> host() {
        return Optional.empty();
    }

    /**
     * Looks whether it would answer, without asking for anybody.
     *
     * @throws StoreAway where it would not
     */
    default void knock() throws StoreAway {
        // where there is nobody to ask, nobody is away
    }

    /**
     * Whether that person is still there.
     *
     * @throws StoreAway where nobody can say
     */
    Standing standing(String subject) throws StoreAway;
}
