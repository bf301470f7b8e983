package org.dilmun.web.school.results;

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
import org.dilmun.domain.school.results.RejectedMark;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.school.results.ResultSheets;
import org.dilmun.web.site.Messages;
import org.dilmun.web.table.CsvTable;
import org.dilmun.web.table.TableFormat;

/**
 * Hands out what an upload of results rejected, {@code /result-sheets/{reference}}, as CSV: numbers of lines, names of columns and
 * sentences of ours, and nothing of the file.
 */
@WebServlet("/result-sheets/*")
public class ResultReportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int AT_A_TIME = 1_000;

    @Inject
    transient ResultSheets sheets;

    @Inject
    transient Country country;

    @Inject
    transient Messages messages;

    static String address(Reference reference) {
        return "/result-sheets/" + reference;
    }

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        String path = http.getPathInfo() == null ? "/" : http.getPathInfo();
        try {
            Reference reference = Reference.parse(path.substring(1));
            List<RejectedMark> first = sheets.faults(reference, 0, AT_A_TIME);
            response.setContentType(TableFormat.CSV.mediaType());
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + reference + ".csv\"");
            try (var table = new CsvTable(response.getOutputStream())) {
                write(table, reference, first);
            }
        } catch (Problem problem) { // whether there is such a sheet stays unsaid
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void write(CsvTable table, Reference reference, List<RejectedMark> first) {
        var header = new ArrayList<>(List.of("line", "column"));
        country.languages().forEach(language -> header.add("reason_" + language));
        table.row(header);
        List<RejectedMark> faults = first;
        while (!faults.isEmpty()) {
            faults.forEach(fault -> table.row(row(fault)));
            faults = sheets.faults(reference, faults.get(faults.size() - 1).id(), AT_A_TIME);
        }
    }

    private List<String> row(RejectedMark fault) {
        var row = new ArrayList<>(List.of(Long.toString(fault.line()), fault.column()));
        for (Language language : country.languages()) {
            row.add(messages.text(
                    language, "result_fault.reason." + fault.fault().code()));
        }
        return row;
    }
}
