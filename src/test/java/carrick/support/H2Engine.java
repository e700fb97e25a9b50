package carrick.support;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;

/** H2 behind a port of this JVM. Databases come into being when they are asked for. */
final class H2Engine implements TestDatabase.Engine {

    private final int port;
    private final Path folder;
    private Server listener;

    H2Engine(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    @Override
    public void start() {
        try {
            listener = Server.createTcpServer(
                            "-tcpPort", String.valueOf(port), "-baseDir", folder.toString(), "-ifNotExists")
                    .start();
        } catch (SQLException taken) {
            throw new IllegalStateException("no database at port " + port, taken);
        }
    }

    @Override
    public void stop() {
        listener.stop();
    }

    @Override
    public String url(String database) {
        return "jdbc:h2:tcp://localhost:" + port + "/./" + database;
    }
}
