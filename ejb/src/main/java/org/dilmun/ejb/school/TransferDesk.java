package org.dilmun.ejb.school;

import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.school.Transfer;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Requests;

/**
 * What the registrars of schools see and do about transfers: at the steps that are their school's, and about no others. A school that is
 * a partner finds its steps in the partner's inbox, and not here.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class TransferDesk {

    private static final String ROWS = "select new org.dilmun.ejb.school.TransferRow(t, s, p, r)"
            + " from Transfer t, Student s, Person p, Request r"
            + " where s.id = t.studentId and p.id = s.personId and r.id = t.requestId and t.openStudentId is not null";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Registrars registrars;

    @Inject
    Transfers transfers;

    @Inject
    StudentTransfer service;

    @Inject
    Cases cases;

    @Inject
    Bodies bodies;

    @Inject
    Requests requests;

    /**
     * What is under way from and to that school, in the order in which people wait.
     *
     * @throws Refused unless the caller keeps its register
     */
    public List<TransferRow> list(String school) {
        registrars.require(school, school);
        return em.createQuery(ROWS + " and (t.from = :school or t.to = :school)", TransferRow.class)
                .setParameter("school", school)
                .getResultStream()
                .sorted((one, other) -> Transfer.LINE.compare(one.transfer(), other.transfer()))
                .toList();
    }

    /**
     * A transfer that is under way from or to a school of the caller.
     *
     * @throws NotFound if there is none
     * @throws Refused if it concerns none of the caller's schools
     */
    public TransferRow get(Reference reference) {
        TransferRow row = em.createQuery(ROWS + " and t.reference = :reference", TransferRow.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("transfer", reference));
        boolean concerned = registrars.schools().stream()
                .anyMatch(school -> school.code().equals(row.transfer().from())
                        || school.code().equals(row.transfer().wanted().school()));
        if (!concerned) {
            registrars.require(row.transfer().from(), reference.value());
        }
        return row;
    }

    /**
     * What the caller can do about it now: those actions of the step that the rules let pass.
     *
     * @return empty if it is another school's turn, or the ministry's
     */
    public List<Workflow.Action> actions(TransferRow row) {
        String turn = turn(row.transfer(), row.request());
        boolean mine =
                registrars.schools().stream().anyMatch(school -> school.code().equals(turn));
        boolean admission = service.isAdmission(row.transfer());
        return mine
                ? cases.current(row.request()).actions().stream()
                        .filter(action -> !action.id().equals(admission ? "accept" : "admit"))
                        .toList()
                : List.of();
    }

    /** @return the school that has to say something now; empty if none has, or one that is a partner at this step */
    private String turn(Transfer transfer, Request request) {
        String school =
                switch (transfer.stage()) {
                    case CLEARANCE -> transfer.from();
                    case SEAT, WAITING, APPROVED -> transfer.wanted().school();
                    default -> "";
                };
        return school.isEmpty() || isPartner(school, request) ? "" : school;
    }

    private boolean isPartner(String school, Request request) {
        return cases.current(request).partner() != null
                && bodies.findPartner(school).isPresent();
    }

    /**
     * Lets the registrar of the school whose turn it is act.
     *
     * @param shownVersion of the case that the registrar was shown
     * @param savedReason id of a text that the action has saved; blank for none
     * @param words for the applicant to read; blank for none
     * @throws org.dilmun.domain.request.ChangedMeanwhile if somebody else changed it since
     * @throws Refused if it is not the turn of a school of the caller
     * @throws org.dilmun.domain.school.NoSeatLeft if a seat is to be given and none is there
     */
    public void act(Reference reference, int shownVersion, String action, String savedReason, String words) {
        Request request = cases.lock(reference);
        Transfer transfer = transfers.get(reference);
        Actor registrar = registrars.require(turn(transfer, request), reference.value());
        requests.actFor(request.asShown(shownVersion), action, registrar, savedReason, words);
    }
}
