package carrick.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much of a Java process's heap is in use after a full collection. */
final class Heap {

    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K|used (\\d+)K");
    private static final int KIB_PER_MIB = 1_024;

    private Heap() {}

    /** In MiB. */
    static long of(ProcessHandle script) throws IOException, InterruptedException {
        var java = Stream.concat(Stream.of(script), script.descendants())
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
        ask(java, "GC.run");
        var used = USED.matcher(ask(java, "GC.heap_info"));
        var sum = 0L;
        if (used.find()) {
            sum = Long.parseLong(used.group(1) == null ? used.group(2) : used.group(1));
        }
        return sum / KIB_PER_MIB;
    }

    private static String ask(ProcessHandle java, String what) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
        var process = new ProcessBuilder(tool, String.valueOf(java.pid()), what)
                .redirectErrorStream(true)
                .start();
        var told = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return told;
    }
}
