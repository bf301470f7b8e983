package org.dilmun.web.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;

/** A table as CSV (RFC 4180) for spreadsheets: in UTF-8 with its mark, and without anything that a spreadsheet would carry out. */
public final class CsvTable implements TableWriter {

    /** Without it, spreadsheets take the Arabic for something else. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** What a cell that is taken for a formula begins with (OWASP, CSV injection). */
    private static final String FORMULA = "=+-@\t\r";

    private final Writer text;
    private final CsvWriter csv;

    public CsvTable(OutputStream out) throws IOException {
        text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder().build(text);
    }

    @Override
    public void row(List<?> cells) {
        csv.writeRecord(cells.stream().map(CsvTable::cell).toList());
    }

    private static String cell(Object value) {
        if (value instanceof String words && !words.isEmpty() && FORMULA.indexOf(words.charAt(0)) >= 0) {
            return "'" + words;
        }
        return value == null ? "" : value.toString();
    }

    @Override
    public void close() throws IOException {
        csv.flush();
        text.flush();
    }
}
