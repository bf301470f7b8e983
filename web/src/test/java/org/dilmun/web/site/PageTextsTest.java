package org.dilmun.web.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever changes a text of the product's own pages says from which day it is. {@code -Dtexts.write} writes today's day for the
 * pages that have changed.
 */
class PageTextsTest {

    private static final Path RESOURCES = Path.of("src/main/resources/org/dilmun/web");
    private static final Path DAYS = RESOURCES.resolve("page-texts.properties");
    private static final EnumSet<Page> FROM_THE_DIRECTORY =
            EnumSet.of(Page.HOME, Page.SERVICES, Page.SERVICE, Page.SEARCH);

    @Test
    void every_text_of_a_public_page_has_the_day_of_its_last_change() throws IOException {
        List<String> lines = ownPages()
                .map(page -> page.name() + "=" + day(page) + " " + hash(page))
                .toList();
        if (System.getProperty("texts.write") != null) {
            Files.writeString(DAYS, String.join("\n", lines) + "\n");
        }
        assertThat(Files.readAllLines(DAYS)).isEqualTo(lines);
    }

    private static Stream<Page> ownPages() {
        return Stream.of(Page.values())
                .filter(page -> page.opens() == Page.Opens.ANYONE)
                .filter(page -> !FROM_THE_DIRECTORY.contains(page));
    }

    /** Of the texts as they are; today if they are new. */
    private static String day(Page page) {
        String known = days().getProperty(page.name(), "");
        if (System.getProperty("texts.write") == null || known.endsWith(hash(page))) {
            return known.substring(0, Math.max(0, known.indexOf(' ')));
        }
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    private static Properties days() {
        var days = new Properties();
        if (Files.exists(DAYS)) {
            load(days, DAYS);
        }
        return days;
    }

    private static String hash(Page page) {
        String first = page.view().replaceAll(".*/|\\.xhtml", "").replace('-', '_') + ".";
        var parts = new ArrayList<String>();
        for (String language : new String[] {"ar", "en"}) {
            var texts = new Properties();
            load(texts, RESOURCES.resolve("messages_" + language + ".properties"));
            texts.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(first))
                    .sorted()
                    .forEach(key -> parts.add(language + key + "=" + texts.getProperty(key)));
        }
        assertThat(parts).as(first).isNotEmpty();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void load(Properties into, Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            into.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
