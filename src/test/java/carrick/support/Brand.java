package carrick.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** An application server that Carrick runs on. Maven's profile chooses the one that the tests use. */
interface Brand {

    /** The one of this run: Open Liberty, or WildFly with {@code -Pwildfly}. */
    static Brand chosen() {
        return System.getProperty("carrick.brand", "liberty").equals("wildfly") ? new WildFly() : new OpenLiberty();
    }

    /** Another one than the chosen, where there are two; WildFly is there only with its profile. */
    static Brand other() {
        return new OpenLiberty();
    }

    /** Lays configuration and WAR into an empty folder. */
    void lay(Path folder, Path war) throws IOException;

    /** Lets the server itself know somebody, whose password is {@code <name>-of-the-registry}. @param role {@code null} for none */
    void know(Path folder, String name, String role) throws IOException;

    /** What starts a server in that folder, which answers at that port. The settings become environment variables. */
    ProcessBuilder starting(Path folder, int port, Map<String, String> settings);

    /** Where a server that answers at that port tells of its health; without a final slash. */
    String health(int port);

    /** Stands in the console once Carrick could not be started. */
    String refusal();

    /** Stands in the console when Carrick has stopped. */
    String stopped();
}
