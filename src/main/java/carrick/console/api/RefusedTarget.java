package carrick.console.api;

import static carrick.console.ConsoleFault.TARGET_MALFORMED;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** A field of a preflight that cannot be read: the description names it. */
record RefusedTarget(String words) implements Fault {

    private static final int LONGEST = 400;

    @Override
    public String name() {
        return TARGET_MALFORMED.name();
    }

    @Override
    public OAuthError error() {
        return TARGET_MALFORMED.error();
    }

    @Override
    public int status() {
        return TARGET_MALFORMED.status();
    }

    /** A value in it is the sender's text: only what RFC6749-5.2 allows in a description is repeated. */
    @Override
    public String description() {
        var harmless = words.replaceAll("[^\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]", "?");
        return harmless.substring(0, Math.min(LONGEST, harmless.length()));
    }
}
