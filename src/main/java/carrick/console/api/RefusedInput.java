package carrick.console.api;

import static carrick.console.ConsoleFault.DECLARATION_REFUSED;
import static carrick.console.ConsoleFault.TARGET_MALFORMED;

import carrick.console.ConsoleFault;
import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/**
 * Input that breaks a rule which has words of its own: the description names the field and the cure.
 *
 * @param before what the description begins with
 */
record RefusedInput(ConsoleFault fault, String before, String words) implements Fault {

    private static final int LONGEST = 400;

    /** A client that breaks a rule of the declaration. */
    static RefusedInput declaration(String words) {
        return new RefusedInput(DECLARATION_REFUSED, DECLARATION_REFUSED.description() + ": ", words);
    }

    /** A field of a preflight that cannot be read. */
    static RefusedInput target(String words) {
        return new RefusedInput(TARGET_MALFORMED, "", words);
    }

    @Override
    public String name() {
        return fault.name();
    }

    @Override
    public OAuthError error() {
        return fault.error();
    }

    @Override
    public int status() {
        return fault.status();
    }

    /** A value in it is the sender's text: only what RFC6749-5.2 allows in a description is repeated. */
    @Override
    public String description() {
        var harmless = words.replaceAll("[^\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]", "?");
        return before + harmless.substring(0, Math.min(LONGEST, harmless.length()));
    }
}
