package carrick.support;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;

/** An H2 database behind a port, which a test can take away from a running Carrick and bring back. */
public final class TestDatabase {

    private final int port;
    private final Path folder;
    private Server listener;

    public TestDatabase(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    public TestDatabase start() {
        try {
            listener = Server.createTcpServer(
                            "-tcpPort", String.valueOf(port), "-baseDir", folder.toString(), "-ifNotExists")
                    .start();
            return this;
        } catch (SQLException taken) {
            throw new IllegalStateException("no database at port " + port, taken);
        }
    }

    /** Cuts every connection, as a database that is restarted does. */
    public void stop() {
        listener.stop();
    }

    public String url() {
        return "jdbc:h2:tcp://localhost:" + port + "/./carrick";
    }
}
