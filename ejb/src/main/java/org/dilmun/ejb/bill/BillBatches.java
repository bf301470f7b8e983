package org.dilmun.ejb.bill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.bill.BillFile;
import org.dilmun.domain.bill.BillTally;
import org.dilmun.domain.bill.RejectedBill;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.party.PeopleInBulk;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.Blobs;
import org.dilmun.ejb.table.Columns;
import org.dilmun.ejb.table.NumberedLine;

/** Presents the bills of a file, one batch a transaction: bills, notices, what was rejected and the position stand or fall together. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(AgainAfterDeadlock.class)
public class BillBatches {

    static final String JOB = "bill-files";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    JobLeases leases;

    @Inject
    PeopleInBulk people;

    @Inject
    BillColumns lines;

    @Inject
    BillReader reader;

    @Inject
    BillBook book;

    @Inject
    Blobs blobs;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    /**
     * @param after id of one that has had its turn; 0 for the first
     * @return the next that is to be read on, the oldest first
     */
    public Optional<BillFile> next(long after) {
        return em.createQuery(
                        "select f from BillFile f where f.state = :running and f.id > :after order by f.id",
                        BillFile.class)
                .setParameter("running", BillFile.State.RUNNING)
                .setParameter("after", after)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** @return whether the file goes on: not if another node has taken it over */
    public boolean take(long fileId, Columns columns, List<NumberedLine> batch) {
        BillFile file = mine(fileId);
        if (file == null || !file.awaits(batch.get(0).number())) {
            return false;
        }
        var known = new HashMap<PersonalNumber, Optional<Long>>();
        BillTally tally = batch.stream()
                .filter(line -> line.tooLong() || !line.text().isBlank())
                .map(line -> take(file, columns, line, known))
                .reduce(BillTally.NONE, BillTally::plus);
        file.advance(batch.get(batch.size() - 1).number(), tally);
        return true;
    }

    private BillTally take(
            BillFile file, Columns columns, NumberedLine line, Map<PersonalNumber, Optional<Long>> known) {
        try {
            BillReader.ReadBill read =
                    reader.read(lines.read(line, columns), number -> known.computeIfAbsent(number, this::party));
            return book.present(file.bodyId(), file.presentedBy(), read.number(), read.terms())
                    .tally();
        } catch (AnswersRefused refused) {
            refused.violations().forEach((field, code) -> reject(file, line, field, code));
            return BillTally.REJECTED;
        } catch (Problem problem) { // what stands under the number cannot be changed so
            reject(file, line, BillReader.NUMBER, problem.code());
            return BillTally.REJECTED;
        }
    }

    private Optional<Long> party(PersonalNumber number) {
        return Optional.ofNullable(people.find(List.of(number)).get(number)).map(Person::id);
    }

    private void reject(BillFile file, NumberedLine line, String field, String code) {
        em.persist(new RejectedBill(ids.next(), file, line.number(), field, code));
    }

    /** All lines are in; the file itself goes. */
    public void end(long fileId) {
        BillFile file = mine(fileId);
        if (file != null && file.state() == BillFile.State.RUNNING) {
            String hash = file.contentHash();
            file.end(clock.instant());
            em.flush();
            blobs.forget(hash);
        }
    }

    /** @return the file, locked until the transaction ends; null if another node has the lease by now */
    private BillFile mine(long fileId) {
        return leases.hold(JOB) ? em.find(BillFile.class, fileId, LockModeType.PESSIMISTIC_WRITE) : null;
    }
}
