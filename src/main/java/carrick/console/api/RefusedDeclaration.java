package carrick.console.api;

import static carrick.console.ConsoleFault.DECLARATION_REFUSED;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** A rule of the declaration that a client breaks: the description names the field and the cure. */
record RefusedDeclaration(String words) implements Fault {

    private static final int LONGEST = 400;

    @Override
    public String name() {
        return DECLARATION_REFUSED.name();
    }

    @Override
    public OAuthError error() {
        return DECLARATION_REFUSED.error();
    }

    @Override
    public int status() {
        return DECLARATION_REFUSED.status();
    }

    /** A value in it is the sender's text: only what RFC6749-5.2 allows in a description is repeated. */
    @Override
    public String description() {
        var harmless = words.replaceAll("[^\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]", "?");
        return DECLARATION_REFUSED.description() + ": " + harmless.substring(0, Math.min(LONGEST, harmless.length()));
    }
}
