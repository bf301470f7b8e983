package org.dilmun.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.dilmun.domain.directory.ServiceVersion.Origin;
import org.dilmun.domain.kernel.Json;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.DescriptorReader;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.directory.Terms;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.web.Portal;

import static org.assertj.core.api.Assertions.assertThat;

/** A service whose form asks thirty questions of several kinds, published while the platform runs as a body would publish it. */
final class WideForm {

    static final String CODE = "bench-wide";

    private static final int EACH = 6;
    private static final long BY = 1;
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestDatabase database;

    WideForm(TestDatabase database) {
        this.database = database;
    }

    /** Publishes the next version, and waits until each of those nodes serves it. @return how long the last of them took */
    Duration publish(List<Portal> nodes) {
        int before =
                database.inTransaction(() -> database.bean(Publications.class).hold(CODE));
        var text = descriptor(before + 1);
        var reading = database.inTransaction(() -> {
            var reader = new DescriptorReader(Set.of("iga"), Terms.of(database.bean(Country.class)));
            var codes = database.bean(Publications.class).codes();
            return reader.read("services/iga/" + CODE + ".yaml", text, codes, Set.of(), Set.of());
        });
        assertThat(reading.mistakes()).isEmpty();
        database.inTransaction(
                () -> database.bean(Publications.class).publish(reading.descriptor(), text, Origin.BODY, before, BY));
        long start = System.nanoTime();
        nodes.forEach(node -> await(node, name(before + 1), start));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void await(Portal node, String name, long start) {
        while (!node.get("/en/services/" + CODE).body().contains(name)) {
            assertThat(System.nanoTime() - start).as("published in time").isLessThan(PATIENCE.toNanos());
            LockSupport.parkNanos(POLL);
        }
    }

    private static String name(int version) {
        return "Registration of a workshop, version " + version;
    }

    /** @return JSON of an application of that person that answers each question */
    static String application(String applicant) {
        var answers = new TreeMap<String, Object>();
        for (int i = 0; i < EACH; i++) {
            answers.put("text_" + i, "Block 317, road 1705, workshop " + i);
            answers.put("number_" + i, "12" + i);
            answers.put("money_" + i, "45" + i + ".500");
            answers.put("date_" + i, "2026-01-0" + (i + 1));
            answers.put("choice_" + i, i % 2 == 0 ? "yes_owned" : "no_rented");
        }
        return Json.write(Map.of("service", CODE, "applicant", applicant, "answers", answers, "another", true));
    }

    private static String descriptor(int version) {
        String pages = IntStream.range(0, EACH).mapToObj(WideForm::page).collect(Collectors.joining());
        return """
                code: %s
                name: {ar: تسجيل ورشة النسخة %d, en: "%s"}
                summary: {ar: تسجيل ورشة, en: Registration of a workshop}
                body: iga
                audience: [citizen, resident]
                category: civil-status
                channels: [portal, counter]
                assurance: basic
                duplicates: allowed
                fee: [{amount: "0.000"}]
                form:
                  pages:
                %sworkflow:
                  prefix: WID
                  steps:
                    - id: review
                      kind: task
                      label: {ar: مراجعة الطلب, en: Review}
                      role: officer
                      due: 3
                      actions:
                        - {id: approve, label: {ar: الموافقة, en: Approve}, to: completed}
                        - {id: reject, label: {ar: الرفض, en: Reject}, to: rejected, reason: true}
                """
                .formatted(CODE, version, name(version), pages);
    }

    private static String page(int i) {
        String label = "label: {ar: البيان %d, en: Item %d}, required: true".formatted(i + 1, i + 1);
        return """
                    - id: page_%1$d
                      title: {ar: الصفحة %2$d, en: Page %2$d}
                      fields:
                        - {id: text_%1$d, type: text, maxLength: 100, %3$s}
                        - {id: number_%1$d, type: number, min: "1", max: "1000", %3$s}
                        - {id: money_%1$d, type: money, %3$s}
                        - {id: date_%1$d, type: date, %3$s}
                        - id: choice_%1$d
                          type: choice
                          label: {ar: البيان %2$d, en: Item %2$d}
                          required: true
                          options: [{value: yes_owned, label: {ar: ملك, en: Owned}}, {value: no_rented, label: {ar: إيجار, en: Rented}}]
                """
                .formatted(i, i + 1, label)
                .indent(4);
    }
}
