package org.dilmun.web.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Properties;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * When the texts of the pages that stand in the product itself were last changed: {@code PRIVACY=2026-11-25 6f0c…}, the day
 * and the hash of the texts that are from it. A test compares the hashes, so that no text changes without its day.
 */
@ApplicationScoped
public class PageTexts {

    private final Properties days = new Properties();

    @PostConstruct
    void load() {
        try (InputStream file = PageTexts.class.getResourceAsStream("/org/dilmun/web/page-texts.properties")) {
            days.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if the texts of that page do not stand in the product */
    public LocalDate changed(Page page) {
        String line = days.getProperty(page.name());
        if (line == null) {
            throw new IllegalArgumentException(page.name());
        }
        return LocalDate.parse(line.substring(0, line.indexOf(' ')));
    }
}
