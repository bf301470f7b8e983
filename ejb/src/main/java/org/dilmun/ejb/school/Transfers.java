package org.dilmun.ejb.school;

import java.util.List;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.school.SeatGroup;
import org.dilmun.domain.school.Student;
import org.dilmun.domain.school.Transfer;
import org.dilmun.domain.school.TransferPlan;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The register of transfers. Whoever calls has judged who may. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Transfers {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    /** Enters what has just been submitted. */
    public Transfer open(Request request, Student student, TransferPlan plan) {
        var transfer = new Transfer(ids.next(), request, student, plan);
        em.persist(transfer);
        return transfer;
    }

    /** @return empty as long as the case has not been submitted */
    public Optional<Transfer> find(long requestId) {
        return em.createQuery("select t from Transfer t where t.requestId = :request", Transfer.class)
                .setParameter("request", requestId)
                .getResultStream()
                .findFirst();
    }

    /** @throws NotFound if there is none */
    public Transfer get(Reference reference) {
        return em.createQuery("select t from Transfer t where t.reference = :reference", Transfer.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("transfer", reference));
    }

    /** @return the one that is under way for that pupil */
    public Optional<Transfer> open(Student student) {
        return em.createQuery("select t from Transfer t where t.openStudentId = :student", Transfer.class)
                .setParameter("student", student.id())
                .getResultStream()
                .findFirst();
    }

    /** @return those who wait for a seat there, in the order in which they get one */
    public List<Transfer> line(SeatGroup group) {
        return em.createQuery(
                        "select t from Transfer t where t.to = :school and t.stage = :waiting and t.year = :year"
                                + " and t.grade = :grade and t.track = :track",
                        Transfer.class)
                .setParameter("school", group.school())
                .setParameter("waiting", Transfer.Stage.WAITING)
                .setParameter("year", group.year())
                .setParameter("grade", group.grade())
                .setParameter("track", group.track())
                .getResultStream()
                .sorted(Transfer.LINE)
                .toList();
    }
}
