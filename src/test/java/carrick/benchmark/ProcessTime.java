package carrick.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process and those below it have used, as Linux counts it: hundredths of a second. */
final class ProcessTime {

    private static final int MILLIS_PER_TICK = 10;
    private static final int PAGE_KIB = 4;

    private final ProcessHandle process;

    ProcessTime(ProcessHandle process) {
        this.process = process;
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    /** User and system time until now, with that of children that have ended. */
    long cpuMillis() {
        return all().mapToLong(each -> {
                    var fields = fields(each, "stat");
                    return fields.length < 17
                            ? 0
                            : MILLIS_PER_TICK
                                    * (number(fields, 13)
                                            + number(fields, 14)
                                            + number(fields, 15)
                                            + number(fields, 16));
                })
                .sum();
    }

    long threads() {
        return all().mapToLong(each -> {
                    var fields = fields(each, "stat");
                    return fields.length < 20 ? 0 : number(fields, 19);
                })
                .sum();
    }

    /** Resident, in MiB. */
    long memory() {
        return all().mapToLong(each -> {
                    var fields = fields(each, "statm");
                    return fields.length < 2 ? 0 : number(fields, 1) * PAGE_KIB / 1_024;
                })
                .sum();
    }

    private static long number(String[] fields, int index) {
        return Long.parseLong(fields[index]);
    }

    private static String[] fields(ProcessHandle process, String file) {
        try {
            var text = Files.readString(Path.of("/proc/" + process.pid() + "/" + file));
            return text.replaceFirst("\\(.*\\)", "x").strip().split(" ");
        } catch (IOException gone) {
            return new String[0];
        }
    }
}
