package org.dilmun.web.receipt;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.receipt.Receipt;
import org.dilmun.ejb.outbox.NotNow;
import org.dilmun.ejb.receipt.ReceiptPapers;
import org.dilmun.ejb.receipt.ReceiptPapers.Paper;

/** Hands out the paper of a receipt, {@code /receipts/{reference}}, to those who see its order as the payer does. */
@WebServlet("/receipts/*")
public class ReceiptServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ReceiptPapers papers;

    public static String address(Receipt receipt) {
        return "/receipts/" + receipt.reference();
    }

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        String path = http.getPathInfo() == null ? "" : http.getPathInfo();
        try {
            Paper paper = papers.paper(Reference.parse(path.substring(path.isEmpty() ? 0 : 1)));
            response.setContentType("application/pdf");
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + paper.number() + ".pdf\"");
            response.setContentLength(paper.content().length);
            response.getOutputStream().write(paper.content());
        } catch (Problem problem) { // whose receipt it is stays unsaid: forbidden and absent look the same
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (NotNow nobodySigns) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
