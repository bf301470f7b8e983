package org.dilmun.ejb.register;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of invented people, as another register would write them. */
final class PeopleFile {

    static final String HEADER = "personal_number,name_ar,name_en,birth_date,sex,nationality,citizen,address_building,"
            + "address_road,address_block,phone,email";

    private static final int[] WEIGHTS = {9, 8, 7, 6, 5, 4, 3, 2};

    private PeopleFile() {}

    static void write(Path file, String... lines) {
        try {
            Files.write(
                    file,
                    (HEADER + "\n" + String.join("\n", lines) + "\n")
                            .getBytes(StandardCharsets.UTF_8)); // half characters too
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many people, written as they come: none is kept. */
    static void write(Path file, int people) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\n");
            int written = 0;
            for (int serial = 0; written < people; serial++) {
                String number = number(serial);
                if (!number.isEmpty()) {
                    out.write(person(number) + "\n");
                    written++;
                }
            }
        }
    }

    static String person(String number) {
        return number + ",علي حسن,Ali Hasan,1985-03-02,MALE,BHR,true,96,1702,317,,";
    }

    /** @return empty if that serial has no check digit */
    private static String number(int serial) {
        String start = "%02d%02d%04d".formatted(serial / 120_000 % 100, serial / 10_000 % 12 + 1, serial % 10_000);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (start.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? "" : start + check;
    }
}
