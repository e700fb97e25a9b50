package carrick.session;

import java.time.Duration;

/** Where somebody is signed in. No session of one realm is good in the other. */
public enum Realm {
    STAFF("carrick-console", Duration.ofHours(1), Duration.ofHours(12)),
    CUSTOMER("carrick-account", Duration.ofMinutes(15), Duration.ofHours(1)),

    /** A customer whose password was right, and who has not shown the second factor yet. */
    HALFWAY("carrick-halfway", Duration.ofMinutes(10), Duration.ofMinutes(10));

    private final String cookie;
    private final Duration idle;
    private final Duration longest;

    Realm(String cookie, Duration idle, Duration longest) {
        this.cookie = cookie;
        this.idle = idle;
        this.longest = longest;
    }

    /** The name of its cookie, without a prefix. */
    String cookie() {
        return cookie;
    }

    /** After so long without a request the session is over. */
    Duration idle() {
        return idle;
    }

    /** After so long it is over in any case. */
    Duration longest() {
        return longest;
    }
}
