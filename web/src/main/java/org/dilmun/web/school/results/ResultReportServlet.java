package org.dilmun.web.school.results;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.school.results.ResultSheets;
import org.dilmun.web.table.RejectionReportServlet;

/** What an upload of results rejected, {@code /result-sheets/{reference}}. */
@WebServlet("/result-sheets/*")
public class ResultReportServlet extends RejectionReportServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ResultSheets sheets;

    static String address(Reference reference) {
        return "/result-sheets/" + reference;
    }

    @Override
    protected List<Rejected> rejected(Reference reference, long after, int most) {
        return sheets.faults(reference, after, most).stream()
                .map(mark -> new Rejected(
                        mark.id(),
                        mark.line(),
                        mark.column(),
                        "result_fault.reason." + mark.fault().code()))
                .toList();
    }
}
