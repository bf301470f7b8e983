package org.dilmun.ejb.request;

import java.util.List;

import org.dilmun.domain.request.CaseNote;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Leave;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Signature;
import org.dilmun.domain.request.Task;

/** A feature that goes on when a case has moved: it tells people, issues a document. Each hears of every case. */
public interface CaseListener {

    /**
     * Part of the transaction of the move. Told once for each act on a case, after all that the act led to: an approval
     * at the last step is one call, with the completed case.
     *
     * @param before the status that the case had before the act; {@code DRAFT} at the submission
     */
    void moved(Request request, RequestStatus before);

    /** Part of the transaction that hands a journey in, after {@link #moved} for each of its parts. */
    default void handedIn(Journey journey, List<Request> parts) {}

    /** Part of the transaction that finds a task overdue whose step wants people to be reminded then. Told once a task. */
    default void overdue(Request request, Task task) {}

    /** Part of the transaction that asks somebody to sign the case, for the first time or anew. */
    default void toBeSigned(Request request, Signature asked) {}

    /** Part of the transaction in which somebody has signed the case or has refused to, before the case goes on with it. */
    default void signed(Request request, Signature answered) {}

    /** Part of the transaction that reminds somebody who has not signed the case yet. */
    default void signatureReminded(Request request, Signature asked) {}

    /** Part of the transaction in which the case goes on or ends without somebody's signature that was asked for. */
    default void signatureEnded(Request request, Signature ended) {}

    /** Part of the transaction that keeps a note in which a colleague is asked to look at it. */
    default void mentioned(Request request, CaseNote note) {}

    /** Part of the transaction that enters a leave in which a colleague stands in. */
    default void standsIn(Leave leave) {}

    /** Part of the transaction that ends a leave before its last day. */
    default void standsInNoMore(Leave leave) {}
}
