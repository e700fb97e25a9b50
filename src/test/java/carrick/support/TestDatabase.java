package carrick.support;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    /** The first column of what Carrick has stored. */
    public List<String> asks(String query) {
        try (var connection = DriverManager.getConnection(url(), "sa", "");
                var rows = connection.createStatement().executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    public String url() {
        return "jdbc:h2:tcp://localhost:" + port + "/./carrick";
    }
}
