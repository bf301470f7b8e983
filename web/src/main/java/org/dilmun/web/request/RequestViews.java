package org.dilmun.web.request;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.document.DocumentQueries;
import org.dilmun.ejb.payment.Payers;
import org.dilmun.ejb.persistence.Reading;
import org.dilmun.ejb.request.Appeals;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Corrections;
import org.dilmun.ejb.request.Signatures;
import org.dilmun.ejb.request.Withdrawals;
import org.dilmun.web.request.RequestView.DocumentLine;
import org.dilmun.web.request.RequestView.FeeView;
import org.dilmun.web.request.RequestView.PartLine;
import org.dilmun.web.request.RequestView.SignatureLine;
import org.dilmun.web.request.RequestView.WithdrawalLine;

/** Cases as the API shows them, with what other features know of them. */
@ApplicationScoped
public class RequestViews {

    @Inject
    Cases cases;

    @Inject
    Appeals appeals;

    @Inject
    Corrections corrections;

    @Inject
    Withdrawals withdrawals;

    @Inject
    Signatures signatures;

    @Inject
    BookingDeadlines bookings;

    @Inject
    Payers payers;

    @Inject
    DocumentQueries documents;

    @Inject
    Directory directory;

    @Inject
    Country country;

    @Inject
    Reading reading;

    /** Whether the caller may see the case its caller has judged. */
    public RequestView of(Request request) {
        return reading.together(() -> view(request));
    }

    private RequestView view(Request request) {
        Appeals.Standing standing = appeals.of(request);
        Corrections.Standing corrected = corrections.of(request);
        return new RequestView(
                request.reference().value(),
                request.serviceCode(),
                RequestView.code(request.status()),
                RequestView.code(request.waitingOn()),
                request.step(),
                request.channel().code(),
                RequestView.text(request.submittedAt()),
                RequestView.text(request.changedAt()),
                request.fee()
                        .flatMap(fee -> payers.find(request))
                        .map(open -> open.reference().value())
                        .orElse(null),
                standing.refused() == null
                        ? null
                        : standing.refused().reference().value(),
                references(standing.appeals()),
                corrected.corrected() == null
                        ? null
                        : corrected.corrected().reference().value(),
                references(corrected.corrections()),
                request.isComplaint() ? Boolean.TRUE : null,
                request.fee().map(fee -> FeeView.of(fee, country.currency())).orElse(null),
                documents(request),
                request.parts().stream().map(PartLine::of).toList(),
                signatures.of(request).stream().map(SignatureLine::of).toList(),
                bookings.dueOn(request).map(LocalDate::toString).orElse(null),
                followUps(request),
                withdrawal(request),
                request.version());
    }

    private static List<String> references(List<Request> requests) {
        return requests.stream().map(request -> request.reference().value()).toList();
    }

    /** A case yields its document as it is completed. */
    private List<DocumentLine> documents(Request request) {
        return request.status() == RequestStatus.COMPLETED
                ? documents.find(request).map(DocumentLine::of).stream().toList()
                : List.of();
    }

    private List<String> followUps(Request request) {
        return request.status() == RequestStatus.COMPLETED
                ? directory.followUps(cases.service(request)).stream()
                        .map(Service::code)
                        .toList()
                : List.of();
    }

    private WithdrawalLine withdrawal(Request request) {
        return withdrawals
                .of(request)
                .filter(Withdrawals.Standing::open)
                .map(standing -> new WithdrawalLine(
                        standing.until() == null ? null : RequestView.text(standing.until()),
                        standing.fee().code()))
                .orElse(null);
    }
}
