package org.dilmun.ejb.bill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.bill.BillStatus;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.party.PeopleInBulk;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What a body bills: presented, changed, taken back and followed by its systems and officials. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Bills {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    BusinessClock clock;

    @Inject
    BillBook book;

    @Inject
    PeopleInBulk people;

    @Inject
    BillReader reader;

    @Inject
    BillNotices notices;

    /**
     * Presents a bill of that body, one of the caller's; one that it has presented under the same number is changed, or left if it says the same.
     *
     * @throws org.dilmun.ejb.request.AnswersRefused if anything in it is wrong
     * @throws org.dilmun.domain.bill.BillClosed if what stands under the number is paid or taken back, and says otherwise
     * @throws org.dilmun.domain.bill.BillPaidInPart if more has been paid than that
     */
    public Presented present(long body, BillDraft draft) {
        Actor by = access.require(Permission.PRESENT_BILLS, body, null);
        BillReader.ReadBill read = reader.read(draft, this::party);
        return book.present(body, by.recorded(), read.number(), read.terms());
    }

    /** The same of the one body that the caller bills for. */
    public Presented present(BillDraft draft) {
        Set<Long> own = bodies();
        if (own.size() != 1) {
            throw new NotFound("body", "");
        }
        return present(own.iterator().next(), draft);
    }

    private Optional<Long> party(PersonalNumber number) {
        return Optional.ofNullable(people.find(List.of(number)).get(number)).map(Person::id);
    }

    /**
     * Takes a bill back, so that nobody owes it.
     *
     * @throws org.dilmun.domain.bill.BillClosed if it is paid or taken back
     * @throws org.dilmun.domain.bill.BillPaidInPart if a part has been paid
     */
    public Bill cancel(Reference reference) {
        Bill bill = get(reference);
        access.require(Permission.PRESENT_BILLS, bill.bodyId(), reference.value());
        em.refresh(bill, LockModeType.PESSIMISTIC_WRITE);
        bill.cancel(clock.instant());
        audit.record("bill.cancel", reference.value(), Map.of());
        notices.cancelled(bill);
        return bill;
    }

    /**
     * The bill, for those who may see the bills of its body.
     *
     * @throws NotFound if there is none, or it is of another body
     */
    public Bill getOfBody(Reference reference) {
        Bill bill = get(reference);
        if (!bodies().contains(bill.bodyId())) {
            throw new NotFound("bill", reference);
        }
        return bill;
    }

    /** @return bodies whose bills the caller may see and present */
    public Set<Long> bodies() {
        return access.requireAnywhere(Permission.PRESENT_BILLS, null).bodiesWith(Permission.PRESENT_BILLS);
    }

    /**
     * @param status null: all
     * @param number of the body's own; null: all
     * @param after the last one that is known; null: from the newest on
     * @return of the caller's bodies, the newest first
     */
    public List<Bill> list(BillStatus status, String number, Reference after, int most) {
        Long last = after == null ? null : getOfBody(after).id();
        return em.createQuery(
                        "select b from Bill b where b.bodyId in :bodies and (:status is null or b.status = :status)"
                                + " and (:number is null or b.number = :number)"
                                + " and (:last is null or b.id < :last) order by b.id desc",
                        Bill.class)
                .setParameter("bodies", bodies())
                .setParameter("status", status)
                .setParameter("number", number)
                .setParameter("last", last)
                .setMaxResults(most)
                .getResultList();
    }

    private Bill get(Reference reference) {
        return em.createQuery("select b from Bill b where b.reference = :reference", Bill.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("bill", reference));
    }
}
