package org.dilmun.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.sun.management.OperatingSystemMXBean;

/** What is measured of processes, and on what. */
final class Machine {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Machine() {}

    /** @return cores, memory, system and Java, without a name or a path */
    static String described() {
        return "%d cores, %d GB of memory, %s, Java %s"
                .formatted(
                        SYSTEM.getAvailableProcessors(),
                        Math.round(SYSTEM.getTotalMemorySize() / (double) (1L << 30)),
                        System.getProperty("os.name"),
                        Runtime.version().feature());
    }

    /** @return processes that run or want to, on average over the last minute */
    static double load() {
        return SYSTEM.getSystemLoadAverage();
    }

    static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** @return megabytes that the process holds in memory, as Linux counts them */
    static long residentMegabytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
