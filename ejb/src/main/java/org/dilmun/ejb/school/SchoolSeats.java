package org.dilmun.ejb.school;

import java.util.Comparator;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;

import org.dilmun.domain.school.Enrolment;
import org.dilmun.domain.school.NoSeatLeft;
import org.dilmun.domain.school.SeatGroup;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.domain.school.Transfer;

/**
 * Gives seats away, one to one pupil. Whoever wants to change those of a class locks its row: who comes second waits until the first
 * is done, and then sees what is left. Rows are locked in the order of their ids, after the case.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SchoolSeats {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Transfers transfers;

    /**
     * Reserves a seat in one of the classes that the transfer wants, in the one with the most that are free.
     *
     * @throws NoSeatLeft if none is free, or as many are as people wait in front of this one
     */
    public void reserve(Transfer transfer) {
        List<SeatSection> sections = lock(transfer.wanted());
        int free = sections.stream().mapToInt(SeatSection::free).sum();
        long before = transfers.line(transfer.wanted()).stream()
                .filter(other -> Transfer.LINE.compare(other, transfer) < 0)
                .count();
        if (free <= before) {
            throw new NoSeatLeft();
        }
        SeatSection emptiest =
                sections.stream().max(Comparator.comparing(SeatSection::free)).orElseThrow();
        emptiest.reserve();
        transfer.hold(emptiest);
    }

    /** @return how many are free there now; whoever wants one reserves it */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public int free(SeatGroup group) {
        return sections(group).getResultStream().mapToInt(SeatSection::free).sum();
    }

    /** Gives back what is reserved for the transfer, if anything is. */
    public void giveBack(Transfer transfer) {
        if (transfer.sectionId() != null) {
            lock(transfer.sectionId()).giveBack();
            transfer.letGo();
        }
    }

    /**
     * Makes the reserved seat the pupil's, and frees the one in the school that is left.
     *
     * @return the class in which the pupil sits from now on
     */
    public SeatSection move(Transfer transfer, Enrolment left) {
        long old = left.section().id();
        long taken = transfer.sectionId();
        lock(Math.min(old, taken));
        lock(Math.max(old, taken));
        em.find(SeatSection.class, old).leave();
        SeatSection section = em.find(SeatSection.class, taken);
        section.seat();
        return section;
    }

    /** @return with the lock of its row, as it is now */
    public SeatSection lock(long section) {
        return em.find(SeatSection.class, section, LockModeType.PESSIMISTIC_WRITE);
    }

    private List<SeatSection> lock(SeatGroup group) {
        return sections(group).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    private TypedQuery<SeatSection> sections(SeatGroup group) {
        return em.createQuery(
                        "select s from SeatSection s where s.school = :school and s.year = :year and s.grade = :grade"
                                + " and s.track = :track order by s.id",
                        SeatSection.class)
                .setParameter("school", group.school())
                .setParameter("year", group.year())
                .setParameter("grade", group.grade())
                .setParameter("track", group.track());
    }
}
