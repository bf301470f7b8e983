package org.dilmun.web.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.country.Country;
import org.dilmun.web.site.Messages;

/**
 * Hands out what was rejected of a file that somebody sent, under the reference of what became of it, as CSV. All that stands in it are
 * numbers, names of columns and sentences of ours: nothing of the file, so that no spreadsheet is told to do anything.
 */
public abstract class RejectionReportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int AT_A_TIME = 1_000;

    @Inject
    transient Country country;

    @Inject
    transient Messages messages;

    /**
     * Something that was rejected.
     *
     * @param id by which the next stretch begins
     * @param line of the file
     * @param reason key of the sentence that says why
     */
    public record Rejected(long id, long line, String column, String reason) {}

    /**
     * @param after id of the last one before; 0: from the beginning
     * @param most so many at most; there may be a million
     * @return none at the end
     * @throws Problem if there is nothing of that reference, or not for the caller
     */
    protected abstract List<Rejected> rejected(Reference reference, long after, int most);

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        String path = http.getPathInfo() == null ? "/" : http.getPathInfo();
        try {
            Reference reference = Reference.parse(path.substring(1));
            List<Rejected> first = rejected(reference, 0, AT_A_TIME);
            response.setContentType(TableFormat.CSV.mediaType());
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + reference + ".csv\"");
            try (var table = new CsvTable(response.getOutputStream())) {
                write(table, reference, first);
            }
        } catch (Problem problem) { // whether there is anything of that reference stays unsaid
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void write(CsvTable table, Reference reference, List<Rejected> first) {
        var header = new ArrayList<>(List.of("line", "column"));
        country.languages().forEach(language -> header.add("reason_" + language));
        table.row(header);
        List<Rejected> stretch = first;
        while (!stretch.isEmpty()) {
            stretch.forEach(each -> table.row(row(each)));
            stretch = rejected(reference, stretch.get(stretch.size() - 1).id(), AT_A_TIME);
        }
    }

    private List<String> row(Rejected each) {
        var row = new ArrayList<>(List.of(Long.toString(each.line()), each.column()));
        for (Language language : country.languages()) {
            row.add(messages.text(language, each.reason()));
        }
        return row;
    }
}
