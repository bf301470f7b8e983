package org.dilmun.ejb.bill;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.bill.BillFile;
import org.dilmun.domain.bill.RejectedBill;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.request.Blobs;
import org.dilmun.ejb.request.ReceivedFile;
import org.dilmun.ejb.table.LineReader;
import org.dilmun.ejb.table.NumberedLine;

/** Whole files of bills: received here, read by {@link ReadBillFiles}, and followed by those who sent them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class BillFiles {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    References references;

    @Inject
    Bills bills;

    @Inject
    BillColumns columns;

    @Inject
    Blobs blobs;

    /**
     * Takes a file of the one body that the caller bills for; its lines are read one after the other as soon as a node has time.
     *
     * @throws org.dilmun.ejb.table.ColumnMissing if its first line is no header of bills
     * @throws org.dilmun.ejb.table.ColumnUnknown likewise
     */
    public BillFile receive(ReceivedFile file) {
        Set<Long> own = bills.bodies();
        if (own.size() != 1) {
            throw new NotFound("body", "");
        }
        long body = own.iterator().next();
        Actor by = access.require(Permission.PRESENT_BILLS, body, null);
        requireHeader(file);
        blobs.put(file);
        var received = new BillFile(
                ids.next(), references.next(BillFile.PREFIX), body, by.recorded(), file.hash(), clock.instant());
        em.persist(received);
        audit.record("bill.file", received.reference().value(), Map.of("sha256", file.hash()));
        return received;
    }

    private void requireHeader(ReceivedFile file) {
        try (InputStream content = file.open()) {
            columns.of(new LineReader(content).next().orElse(new NumberedLine(1, "", false)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws NotFound if there is none, or it is of another body */
    public BillFile get(Reference reference) {
        return em.createQuery(
                        "select f from BillFile f where f.reference = :reference and f.bodyId in :bodies",
                        BillFile.class)
                .setParameter("reference", reference)
                .setParameter("bodies", bills.bodies())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("bill-file", reference));
    }

    /**
     * @param after id of the last one that is known; 0 for the first
     * @return what was wrong with lines of it, in their order
     */
    public List<RejectedBill> rejected(Reference reference, long after, int most) {
        return em.createQuery(
                        "select r from RejectedBill r where r.fileId = :file and r.id > :after order by r.id",
                        RejectedBill.class)
                .setParameter("file", get(reference).id())
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
    }
}
