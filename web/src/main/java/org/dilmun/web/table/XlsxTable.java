package org.dilmun.web.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A table as a workbook (ISO/IEC 29500): texts are texts and days are days. Beyond what a sheet holds it goes on in the next one. */
final class XlsxTable implements TableWriter {

    private static final int MOST_ROWS = 1_000_000;
    private static final int AT_A_TIME = 1_000;
    private static final int LONGEST_NAME = 25;
    private static final String DAY = "yyyy-mm-dd";

    private final Workbook book;
    private final String title;
    private final boolean rightToLeft;
    private List<?> header;
    private Worksheet sheet;
    private int sheets;
    private int rows;

    XlsxTable(OutputStream out, String title, boolean rightToLeft) {
        book = new Workbook(out, "Dilmun", null);
        this.title = title.replaceAll("[\\[\\]:*?/\\\\']", " ");
        this.rightToLeft = rightToLeft;
    }

    @Override
    public void row(List<?> cells) throws IOException {
        if (header == null) {
            header = List.copyOf(cells);
            begin();
            return;
        }
        if (rows == MOST_ROWS) {
            sheet.finish();
            begin();
        }
        write(cells);
    }

    private void begin() throws IOException {
        sheets++;
        rows = 0;
        String name = title.substring(0, Math.min(title.length(), LONGEST_NAME));
        sheet = book.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        if (rightToLeft) {
            sheet.rightToLeft();
        }
        sheet.freezePane(0, 1);
        sheet.range(0, 0, 0, header.size() - 1).style().bold().set();
        write(header);
    }

    private void write(List<?> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        rows++;
        if (rows % AT_A_TIME == 0) {
            sheet.flush();
        }
    }

    private void write(int column, Object value) {
        if (value instanceof LocalDate day) {
            sheet.value(rows, column, day);
            sheet.style(rows, column).format(DAY).set();
        } else if (value instanceof Number number) {
            sheet.value(rows, column, number);
        } else if (value != null) {
            sheet.value(rows, column, value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        book.finish();
    }
}
