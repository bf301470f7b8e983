package org.dilmun.web.register;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.register.Imports;
import org.dilmun.web.table.RejectionReportServlet;

/** What an import rejected, {@code /imports/{reference}}. */
@WebServlet("/imports/*")
public class ImportReportServlet extends RejectionReportServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Imports imports;

    static String address(Reference reference) {
        return "/imports/" + reference;
    }

    @Override
    protected List<Rejected> rejected(Reference reference, long after, int most) {
        return imports.rejects(reference, after, most).stream()
                .map(cell -> new Rejected(
                        cell.id(),
                        cell.line(),
                        cell.column(),
                        "import_reject.reason." + cell.reason().code()))
                .toList();
    }
}
