package carrick.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What one benchmark has to say: each line at once in the log, all of them in a file. */
final class Report {

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    /** Begins with where it is measured. */
    Report(Path file) throws IOException {
        this.file = file;
        tell("environment: " + Environment.told());
    }

    void tell(String line) {
        lines.add(line);
        System.getLogger("benchmark").log(System.Logger.Level.INFO, line);
    }

    void write() throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
