package carrick.http;

import carrick.oauth.Fault;
import carrick.oauth.OAuthError;

/** A fault of one parameter: the description tells the client which. */
public record NamedFault(Fault fault, String parameter) implements Fault {

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

    @Override
    public String challenge() {
        return fault.challenge();
    }

    /** The parameter's name is the client's text: only harmless characters of it are repeated (RFC6749-5.2). */
    @Override
    public String description() {
        var harmless = parameter.replaceAll("[^A-Za-z0-9_.\\[\\]-]", "?");
        return fault.description() + ": " + harmless.substring(0, Math.min(60, harmless.length()));
    }
}
