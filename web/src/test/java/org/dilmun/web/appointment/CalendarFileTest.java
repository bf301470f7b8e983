package org.dilmun.web.appointment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CalendarFileTest {

    private static String event(String title, String notes) {
        return CalendarFile.event(
                "IDF-26-7K3M-9Q4X",
                Instant.parse("2026-11-29T09:30:12.345Z"),
                Instant.parse("2026-12-06T04:00:00Z"),
                Instant.parse("2026-12-06T04:15:00Z"),
                title,
                "Centre; Isa Town, 1",
                notes);
    }

    @Test
    void an_event_has_its_times_in_utc_and_its_words_escaped() {
        assertThat(event("First card", "Passport\nand \\ more"))
                .isEqualTo(String.join(
                        "\r\n",
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Dilmun//Appointments//EN",
                        "BEGIN:VEVENT",
                        "UID:IDF-26-7K3M-9Q4X",
                        "DTSTAMP:20261129T093012Z",
                        "DTSTART:20261206T040000Z",
                        "DTEND:20261206T041500Z",
                        "SUMMARY:First card",
                        "LOCATION:Centre\\; Isa Town\\, 1",
                        "DESCRIPTION:Passport\\nand \\\\ more",
                        "END:VEVENT",
                        "END:VCALENDAR",
                        ""));
    }

    @Test
    void long_lines_go_on_after_a_blank_and_no_letter_is_cut() {
        String title = "إصدار بطاقة هوية لمواطن لأول مرة ".repeat(5).strip();
        String file = event(title, "");
        assertThat(Stream.of(file.split("\r\n"))).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n ", ""))
                .contains("SUMMARY:" + title + "\r\n")
                .doesNotContain("DESCRIPTION");
    }
}
