package org.dilmun.web.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.register.RejectedCell;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.register.Imports;
import org.dilmun.web.site.Messages;
import org.dilmun.web.table.CsvTable;
import org.dilmun.web.table.TableFormat;

/**
 * Hands out what an import rejected, {@code /imports/{reference}}, as CSV. All that stands in it are numbers, names of columns
 * and sentences of ours: nothing of the imported file, so that no spreadsheet is told to do anything.
 */
@WebServlet("/imports/*")
public class ImportReportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int AT_A_TIME = 1_000;

    @Inject
    transient Imports imports;

    @Inject
    transient Country country;

    @Inject
    transient Messages messages;

    static String address(Reference reference) {
        return "/imports/" + reference;
    }

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        String path = http.getPathInfo() == null ? "/" : http.getPathInfo();
        try {
            Reference reference = Reference.parse(path.substring(1));
            List<RejectedCell> first = imports.rejects(reference, 0, AT_A_TIME);
            response.setContentType(TableFormat.CSV.mediaType());
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + reference + ".csv\"");
            try (var table = new CsvTable(response.getOutputStream())) {
                write(table, reference, first);
            }
        } catch (Problem problem) { // whether there is such an import stays unsaid
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Page by page: there may be a million. */
    private void write(CsvTable table, Reference reference, List<RejectedCell> first) {
        var header = new ArrayList<>(List.of("line", "column"));
        country.languages().forEach(language -> header.add("reason_" + language));
        table.row(header);
        List<RejectedCell> cells = first;
        while (!cells.isEmpty()) {
            cells.forEach(cell -> table.row(row(cell)));
            cells = imports.rejects(reference, cells.get(cells.size() - 1).id(), AT_A_TIME);
        }
    }

    private List<String> row(RejectedCell cell) {
        var row = new ArrayList<>(List.of(Long.toString(cell.line()), cell.column()));
        for (Language language : country.languages()) {
            row.add(messages.text(
                    language, "import_reject.reason." + cell.reason().code()));
        }
        return row;
    }
}
