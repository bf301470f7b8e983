package org.dilmun.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as the tables of a page whose other text people write. */
final class Findings {

    private static final System.Logger LOG = System.getLogger(Findings.class.getName());
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->\n";

    private final List<String> facts = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();
    private final List<String> loads = new ArrayList<>();
    private final List<String> capacities = new ArrayList<>();
    private final List<String> queries = new ArrayList<>();

    void fact(String name, String value) {
        add(facts, "| " + name + " | " + value + " |");
    }

    void figure(String what, String aim, String measured) {
        add(figures, "| " + what + " | " + aim + " | " + measured + " |");
    }

    /** @param cpu of the server for all requests together */
    void load(String what, String aim, double perSecond, OpenLoop.Outcome outcome, Duration cpu) {
        long count = outcome.micros().getTotalCount();
        add(
                loads,
                "| %s | %s | %.0f | %.0f | %.1f | %.1f | %.1f | %.2f | %d |"
                        .formatted(
                                what,
                                aim,
                                perSecond,
                                outcome.perSecond(),
                                outcome.millis(50),
                                outcome.millis(99),
                                outcome.micros().getMaxValue() / 1_000.0,
                                cpu.toNanos() / 1e6 / count,
                                outcome.failed()));
    }

    /**
     * @param floor answers a second of the floor; the floor itself says its own
     * @param cpu of the server for all requests together
     */
    void capacity(String what, String aim, Wrk.Outcome outcome, double floor, Duration cpu) {
        add(
                capacities,
                "| %s | %s | %.0f | %.2f | %.2f | %d |"
                        .formatted(
                                what,
                                aim,
                                outcome.perSecond(),
                                outcome.perSecond() / floor,
                                cpu.toNanos() / 1e6 / outcome.answered(),
                                outcome.failed()));
    }

    void query(String what, double keyset, double offset) {
        add(queries, "| %s | %.1f | %.1f | %.1f |".formatted(what, keyset, offset, offset / keyset));
    }

    /** Says it at once too: a run takes long. */
    private static void add(List<String> rows, String row) {
        LOG.log(System.Logger.Level.INFO, row);
        rows.add(row);
    }

    /** Puts the tables between the marks of the page. */
    void write(Path page) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(page, text.substring(0, begin) + "\n" + tables() + "\n" + text.substring(text.indexOf(END)));
    }

    private String tables() {
        return String.join(
                "\n\n",
                table("| run | |\n|---|---|", facts),
                table("| figure | aim | measured |\n|---|---|---|", figures),
                table(
                        "| requests | aim | sent /s | answered /s | p50 ms | p99 ms | slowest ms | server CPU ms | failed |\n"
                                + "|---|---|---:|---:|---:|---:|---:|---:|---:|",
                        loads),
                table(
                        "| as fast as %d callers can | aim | answered /s | of the floor | server CPU ms | failed |\n"
                                        .formatted(Wrk.CALLERS)
                                + "|---|---|---:|---:|---:|---:|",
                        capacities),
                table(
                                "| page of the inbox | by keyset ms | count and offset ms | ratio |\n|---|---:|---:|---:|",
                                queries)
                        + "\n");
    }

    private static String table(String head, List<String> rows) {
        return head + "\n" + String.join("\n", rows);
    }

    static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }
}
