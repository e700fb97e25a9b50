package carrick.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** On what was measured. */
final class Environment {

    private Environment() {}

    static String told() throws IOException {
        var processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*: ", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return Instant.now().truncatedTo(ChronoUnit.MINUTES) + ", "
                + Runtime.getRuntime().availableProcessors() + " cores of "
                + processor + ", Linux " + System.getProperty("os.version") + ", JDK " + Runtime.version()
                + ", servers with -Xmx512m, load "
                + Files.readString(Path.of("/proc/loadavg")).split(" ")[0] + " before";
    }
}
