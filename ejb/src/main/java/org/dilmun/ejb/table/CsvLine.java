package org.dilmun.ejb.table;

import java.util.List;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

/** The cells of one line, by RFC 4180. A cell has no line break: a quote that is never closed would swallow the rest of the file. */
public final class CsvLine {

    private static final CsvReader.CsvReaderBuilder STRICT =
            CsvReader.builder().skipEmptyLines(false).allowUnclosedQuote(false);

    private CsvLine() {}

    /** @return empty if its quotes are wrong */
    public static Optional<List<String>> cells(String line) {
        try {
            return Optional.of(STRICT.ofSingleCsvRecord(line).getFields());
        } catch (CsvParseException wrongQuotes) {
            return Optional.empty();
        }
    }
}
