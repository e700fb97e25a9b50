package carrick.account;

import java.time.Duration;

/** How a try to sign in ended. */
public sealed interface SignIn {

    record Welcome(Account account) implements SignIn {}

    /** The name or the password; the page does not say which, and it takes the same time. */
    record Wrong() implements SignIn {}

    /** Too many others are signing in; nothing was looked at. */
    record Busy() implements SignIn {}

    /** A store of somebody else's could not be asked, and no other knows the name and the password. */
    record Away(String store, String why) implements SignIn {}

    record TooMany(Duration pause) implements SignIn {}
}
