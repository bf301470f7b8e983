package org.dilmun.web.appointment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An event as calendars take it (RFC 5545). */
final class CalendarFile {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Octets of a line at most, without its end. */
    private static final int LINE = 75;

    private final StringBuilder text = new StringBuilder();

    private CalendarFile() {}

    /**
     * @param id the same for the same event, whatever time it is moved to
     * @param stamp when this was written
     */
    static String event(String id, Instant stamp, Instant from, Instant to, String title, String place, String notes) {
        var file = new CalendarFile();
        file.line("BEGIN", "VCALENDAR");
        file.line("VERSION", "2.0");
        file.line("PRODID", "-//Dilmun//Appointments//EN");
        file.line("BEGIN", "VEVENT");
        file.line("UID", id);
        file.line("DTSTAMP", UTC.format(stamp));
        file.line("DTSTART", UTC.format(from));
        file.line("DTEND", UTC.format(to));
        file.line("SUMMARY", escaped(title));
        file.line("LOCATION", escaped(place));
        if (!notes.isEmpty()) {
            file.line("DESCRIPTION", escaped(notes));
        }
        file.line("END", "VEVENT");
        file.line("END", "VCALENDAR");
        return file.text.toString();
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Longer lines go on after a blank; no letter is cut in two. */
    private void line(String name, String value) {
        int octets = 0;
        String whole = name + ":" + value;
        for (int i = 0; i < whole.length(); ) {
            String letter = Character.toString(whole.codePointAt(i));
            int size = letter.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(letter);
            octets += size;
            i += letter.length();
        }
        text.append("\r\n");
    }
}
