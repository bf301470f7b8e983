package org.dilmun.ejb.school;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.school.School;
import org.dilmun.domain.school.SeatGroup;
import org.dilmun.domain.school.Transfer;
import org.dilmun.domain.school.Transfer.Stage;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * All pupils who leave a school, come to it or wait for a seat there, for the people of that school alone: who keeps its register, or works
 * for it where it is a partner. By grade, and within it in the order of the line.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class PupilLists {

    private static final String OPEN = " t.openStudentId is not null and t.stage in :stages and ";
    private static final String ORDER =
            " order by t.grade, t.track, t.sibling desc, t.inCatchment desc, t.submittedAt, t.id";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Registrars registrars;

    @Inject
    Transfers transfers;

    @Inject
    Schools schools;

    @Inject
    Bodies bodies;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    /** @return the schools of the caller: those whose register they keep, then those for which they work as a partner */
    public List<School> schools() {
        var own = new LinkedHashSet<>(registrars.schools());
        own.addAll(partners());
        return List.copyOf(own);
    }

    /** @return of those the ones whose steps the caller finds in the inbox of a partner */
    public List<School> partners() {
        Set<String> codes = caller.actor().roles().entrySet().stream()
                .filter(held -> held.getValue().contains(Role.PARTNER))
                .map(held -> bodies.get(held.getKey()).code())
                .collect(Collectors.toSet());
        return schools.list().stream()
                .filter(school -> codes.contains(school.code()))
                .toList();
    }

    /**
     * A stretch of a list.
     *
     * @param after transfer of the last line before; null: the beginning
     * @param most so many at most, 1 or more
     * @throws Refused unless it is a school of the caller
     */
    public List<TransferRow> list(PupilList list, Reference after, int most) {
        require(list.school());
        Optional<Transfer> last =
                Optional.ofNullable(after).map(transfers::get).filter(transfer -> isOf(transfer, list));
        TypedQuery<TransferRow> query = em.createQuery(
                        "select new org.dilmun.ejb.school.TransferRow(t, s, p, r) from Transfer t, Student s, Person p, Request r"
                                + " where s.id = t.studentId and p.id = s.personId and r.id = t.requestId and" + OPEN
                                + list.side().column() + " = :school"
                                + (list.grade() == null ? "" : " and t.grade = :grade")
                                + last.map(PupilLists::behind).orElse("") + ORDER,
                        TransferRow.class)
                .setParameter("school", list.school())
                .setParameter("stages", list.stages());
        if (list.grade() != null) {
            query.setParameter("grade", list.grade());
        }
        last.ifPresent(
                transfer -> query.setParameter("lastGrade", transfer.wanted().grade())
                        .setParameter("lastTrack", transfer.wanted().track())
                        .setParameter("lastAt", transfer.submittedAt())
                        .setParameter("lastId", transfer.id()));
        return query.setMaxResults(most).getResultList();
    }

    private static boolean isOf(Transfer transfer, PupilList list) {
        String school = list.side() == PupilList.Side.LEAVING
                ? transfer.from()
                : transfer.wanted().school();
        return school.equals(list.school());
    }

    /** @return condition for what comes after it in {@link #ORDER} */
    private static String behind(Transfer last) {
        String later = "(t.submittedAt > :lastAt or (t.submittedAt = :lastAt and t.id > :lastId))";
        String near = behind("t.inCatchment", last.inCatchment(), later);
        String related = behind("t.sibling", last.sibling(), near);
        return " and (t.grade > :lastGrade or (t.grade = :lastGrade and (t.track > :lastTrack or (t.track = :lastTrack and "
                + related + "))))";
    }

    /** Those of whom it is true come first. */
    private static String behind(String fact, boolean last, String then) {
        return last ? "(" + fact + " = false or " + then + ")" : "(" + fact + " = false and " + then + ")";
    }

    /** @return the grades that there are in it, whichever it is narrowed to */
    public List<Integer> grades(PupilList list) {
        require(list.school());
        return em.createQuery(
                        "select distinct t.grade from Transfer t where" + OPEN
                                + list.side().column() + " = :school order by t.grade",
                        Integer.class)
                .setParameter("school", list.school())
                .setParameter("stages", new PupilList(list.school(), list.side(), null, null).stages())
                .getResultList();
    }

    /** @return for the ids of those transfers that wait, their place in the line, from 1 */
    public Map<Long, Integer> places(Collection<TransferRow> rows) {
        Set<SeatGroup> lines = rows.stream()
                .map(TransferRow::transfer)
                .filter(transfer -> transfer.stage() == Stage.WAITING)
                .map(Transfer::wanted)
                .collect(Collectors.toSet());
        var places = new HashMap<Long, Integer>();
        for (SeatGroup group : lines) {
            int place = 0;
            for (Transfer waiting : transfers.line(group)) {
                places.put(waiting.id(), ++place);
            }
        }
        return places;
    }

    /** Comes before the first row of a file: names of children leave with it. @throws Refused unless it is a school of the caller */
    public void recordExport(PupilList list, String format) {
        require(list.school());
        audit.record(
                "school.exported", list.school(), Map.of("list", list.side().code(), "format", format));
    }

    private void require(String school) {
        if (schools().stream().noneMatch(own -> own.code().equals(school))) {
            audit.recordApart("access.school", school, AuditEvent.Outcome.REFUSED);
            throw new Refused();
        }
    }
}
