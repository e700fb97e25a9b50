package carrick.preflight.exam;

import java.net.URI;
import java.util.Optional;

/** Whoever sits at the keyboard, and signs in where a page is not a plain form. */
public interface Person {

    /**
     * Asks to open that address and to sign in, or to refuse, and waits for the redirect.
     *
     * @param state by which the redirect is recognised
     * @return where the browser was sent in the end; empty where nobody came in time
     */
    Optional<URI> visit(URI address, String state, String task);
}
