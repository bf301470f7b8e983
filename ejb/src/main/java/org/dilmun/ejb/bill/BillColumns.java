package org.dilmun.ejb.bill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.bill.RejectedBill;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.form.Violation;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.table.Columns;
import org.dilmun.ejb.table.CsvLine;
import org.dilmun.ejb.table.NumberedLine;

/** Reads lines of files of bills: CSV by RFC 4180, columns in any order, named as the fields of a bill are. */
@ApplicationScoped
public class BillColumns {

    @Inject
    Country country;

    /**
     * @throws org.dilmun.ejb.table.ColumnMissing if the first line of the file is no header of bills
     * @throws org.dilmun.ejb.table.ColumnUnknown likewise
     */
    Columns of(NumberedLine header) {
        Stream<String> descriptions = country.languages().stream().map(language -> BillReader.DESCRIPTION + language);
        return new Columns(
                header.tooLong() ? List.of() : CsvLine.cells(header.text()).orElse(List.of()),
                Stream.concat(Stream.of(BillReader.NUMBER, BillReader.AMOUNT), descriptions)
                        .toList(),
                List.of(
                        BillReader.DEBTOR,
                        BillReader.CURRENCY,
                        BillReader.LEAST,
                        BillReader.DUE_ON,
                        BillReader.PAYABLE_UNTIL));
    }

    /** @throws AnswersRefused if it is no line of that many cells, in UTF-8 */
    BillDraft read(NumberedLine line, Columns columns) {
        if (line.tooLong()) {
            throw wrong("bill-line-too-long");
        }
        if (line.text().indexOf('\uFFFD') >= 0) {
            throw wrong("bill-line-not-utf8");
        }
        Optional<List<String>> found = CsvLine.cells(line.text());
        if (found.isEmpty()) {
            throw wrong("bill-line-quotes");
        }
        List<String> cells = found.get();
        if (cells.size() != columns.count()) {
            throw wrong("bill-line-cells");
        }
        Map<String, String> description = new LinkedHashMap<>();
        country.languages()
                .forEach(language ->
                        description.put(language.tag(), columns.cell(cells, BillReader.DESCRIPTION + language.tag())));
        return new BillDraft(
                columns.cell(cells, BillReader.NUMBER),
                columns.cell(cells, BillReader.DEBTOR),
                description,
                columns.cell(cells, BillReader.AMOUNT),
                columns.cell(cells, BillReader.CURRENCY),
                columns.cell(cells, BillReader.LEAST),
                columns.cell(cells, BillReader.DUE_ON),
                columns.cell(cells, BillReader.PAYABLE_UNTIL));
    }

    private static AnswersRefused wrong(String code) {
        return new AnswersRefused(Map.of(RejectedBill.LINE, Violation.of(code)));
    }
}
