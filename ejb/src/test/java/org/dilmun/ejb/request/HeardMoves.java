package org.dilmun.ejb.request;

import java.util.ArrayList;
import java.util.List;

import org.dilmun.domain.request.CaseNote;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Leave;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Signature;
import org.dilmun.domain.request.Task;

/** Remembers what listeners were told: from which status to which. */
public class HeardMoves extends CaseListeners {

    private final List<String> moves = new ArrayList<>();

    @Override
    public void moved(Request request, RequestStatus before) {
        moves.add(before + " -> " + request.status());
    }

    @Override
    public void handedIn(Journey journey, List<Request> parts) {
        moves.add("journey of " + parts.size());
    }

    @Override
    public void overdue(Request request, Task task) {
        moves.add("overdue " + task.step());
    }

    @Override
    public void toBeSigned(Request request, Signature asked) {
        moves.add("to be signed " + asked.signerId());
    }

    @Override
    public void signed(Request request, Signature answered) {
        moves.add(answered.state().code() + " " + answered.signerId());
    }

    @Override
    public void signatureReminded(Request request, Signature asked) {
        moves.add("signer reminded " + asked.signerId());
    }

    @Override
    public void signatureEnded(Request request, Signature ended) {
        moves.add("signature ended " + ended.signerId());
    }

    @Override
    public void mentioned(Request request, CaseNote note) {
        moves.add("mentioned " + note.mentioned());
    }

    @Override
    public void standsIn(Leave leave) {
        moves.add("stands in");
    }

    @Override
    public void standsInNoMore(Leave leave) {
        moves.add("stands in no more");
    }

    public List<String> moves() {
        return List.copyOf(moves);
    }
}
