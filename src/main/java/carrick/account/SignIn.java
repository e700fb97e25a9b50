package carrick.account;

import java.time.Duration;

/** How a try to sign in ended. */
public sealed interface SignIn {

    /** Whether name and password were right, whatever else is asked for. */
    default boolean knowsPassword() {
        return this instanceof Welcome || this instanceof Halfway || this instanceof Unprepared;
    }

    record Welcome(Account account) implements SignIn {}

    /** Name and password are right; nobody is signed in before the second factor is. */
    record Halfway(Account account) implements SignIn {}

    /** Name and password are right; the account ought to have a second factor and has none yet. */
    record Unprepared(Account account) implements SignIn {}

    /** The name or the password; the page does not say which, and it takes the same time. */
    record Wrong() implements SignIn {}

    /** Too many others are signing in; nothing was looked at. */
    record Busy() implements SignIn {}

    /** A store of somebody else's could not be asked, and no other knows the name and the password. */
    record Away(String store, String why) implements SignIn {}

    record TooMany(Duration pause) implements SignIn {}
}
