package org.dilmun.web.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableWriterTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);

    private static byte[] written(TableFormat format, List<List<?>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (TableWriter table = format.open(out, "مهام [الفريق]", true)) {
            for (List<?> row : rows) {
                table.row(row);
            }
        }
        return out.toByteArray();
    }

    @Test
    void a_spreadsheet_is_told_to_do_nothing_by_a_cell() throws IOException {
        var csv = new String(
                written(
                        TableFormat.CSV,
                        List.of(
                                List.of("name", "amount", "day"),
                                Arrays.asList("=HYPERLINK(\"x\")", new BigDecimal("-4.500"), DAY),
                                Arrays.asList("@سارة, \"أ\"", null, null))),
                StandardCharsets.UTF_8);
        assertThat(csv.lines())
                .containsExactly(
                        "\uFEFFname,amount,day",
                        "\"'=HYPERLINK(\"\"x\"\")\",-4.500,2026-11-29",
                        "\"'@سارة, \"\"أ\"\"\",,");
    }

    @Test
    void a_workbook_holds_texts_as_texts_numbers_as_numbers_and_days_as_days() throws IOException {
        byte[] book = written(
                TableFormat.XLSX,
                List.of(List.of("الاسم", "المبلغ", "اليوم"), Arrays.asList("=1+1", new BigDecimal("4.5"), DAY)));
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            List<Row> rows = read.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            Row row = rows.get(1);
            assertThat(row.getCellText(0)).isEqualTo("=1+1");
            assertThat(row.getCellAsNumber(1)).hasValue(new BigDecimal("4.5"));
            assertThat(row.getCellAsDate(2))
                    .hasValueSatisfying(at -> assertThat(at.toLocalDate()).isEqualTo(DAY));
        }
    }

    @Test
    void json_has_an_object_for_each_row_and_no_key_for_what_has_no_value() throws IOException {
        var json = new String(
                written(
                        TableFormat.JSON,
                        List.of(
                                List.of("name", "amount", "day", "aids"),
                                Arrays.asList("=سارة \"أ\"", new BigDecimal("4.500"), DAY, List.of("chair", "bed")),
                                Arrays.asList("ب", null, null, null))),
                StandardCharsets.UTF_8);
        assertThat(json)
                .isEqualTo(
                        """
                        [
                        {"aids":["chair","bed"],"amount":"4.500","day":"2026-11-29","name":"=سارة \\"أ\\""},
                        {"name":"ب"}
                        ]
                        """);
        assertThat(new String(written(TableFormat.JSON, List.of(List.of("name"))), StandardCharsets.UTF_8))
                .isEqualTo("[]\n");
    }

    @Test
    void a_table_without_rows_has_its_header() throws IOException {
        byte[] book = written(TableFormat.XLSX, List.of(List.of("الاسم")));
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            assertThat(read.getFirstSheet().read()).hasSize(1);
        }
    }

    @Test
    void more_rows_than_a_sheet_holds_go_on_in_the_next_one() throws IOException {
        var out = new ByteArrayOutputStream();
        try (TableWriter table = TableFormat.XLSX.open(out, "t", false)) {
            table.row(List.of("n"));
            for (long i = 0; i < 1_000_000; i++) {
                table.row(List.of(i));
            }
        }
        var lengths = new ArrayList<Long>();
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            for (var sheet : read.getSheets().toList()) {
                try (var rows = sheet.openStream()) {
                    lengths.add(rows.count());
                }
            }
        }
        assertThat(lengths).containsExactly(1_000_000L, 2L);
    }
}
