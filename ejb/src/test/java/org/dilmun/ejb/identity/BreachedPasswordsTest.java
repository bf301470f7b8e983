package org.dilmun.ejb.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BreachedPasswordsTest {

    @TempDir
    Path folder;

    private BreachedPasswords list(String lineEnd, List<String> passwords) throws IOException {
        String text = passwords.stream()
                .map(password -> sha1(password) + ":" + password.length() * 1000)
                .sorted()
                .collect(Collectors.joining(lineEnd));
        var breached = new BreachedPasswords();
        breached.file =
                Optional.of(Files.writeString(folder.resolve("list.txt"), text).toString());
        return breached;
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> passwords(int count) {
        return IntStream.range(0, count).mapToObj(i -> "password-" + i).toList();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "1000"})
    void each_line_of_a_list_is_found_and_nothing_else(int count) throws IOException {
        for (String lineEnd : List.of("\n", "\r\n")) {
            BreachedPasswords breached = list(lineEnd, passwords(count));
            assertThat(passwords(count)).allMatch(breached::contains);
            assertThat(passwords(100).stream().map(password -> "other " + password))
                    .noneMatch(breached::contains);
        }
    }

    @Test
    void without_a_list_nothing_is_known_to_be_stolen() {
        var breached = new BreachedPasswords();
        breached.file = Optional.empty();
        assertThat(breached.contains("password")).isFalse();
    }
}
