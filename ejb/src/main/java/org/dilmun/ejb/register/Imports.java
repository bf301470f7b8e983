package org.dilmun.ejb.register;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.register.ImportRun;
import org.dilmun.domain.register.ImportState;
import org.dilmun.domain.register.ImportedFile;
import org.dilmun.domain.register.RejectedCell;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** Files of people for the population register: what a registrar begins, stops, follows and reads about them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Imports {

    /** As many of the latest imports are shown. */
    public static final int AT_MOST = 50;

    private static final String PREFIX = "IMP";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    BusinessClock clock;

    @Inject
    References references;

    /** @return the latest first */
    public List<ImportRun> list() {
        access.requireAnywhere(Permission.IMPORT_REGISTER, null);
        return em.createQuery("select r from ImportRun r order by r.id desc", ImportRun.class)
                .setMaxResults(AT_MOST)
                .getResultList();
    }

    /** @throws AlreadyBegun if one of that very file has not ended */
    public ImportRun begin(ImportedFile file) {
        access.requireAnywhere(Permission.IMPORT_REGISTER, null);
        em.createQuery(
                        "select r from ImportRun r where r.fileHash = :hash and r.state in :open order by r.id",
                        ImportRun.class)
                .setParameter("hash", file.hash())
                .setParameter("open", Set.of(ImportState.RUNNING, ImportState.STOPPED, ImportState.FAILED))
                .getResultStream()
                .findFirst()
                .ifPresent(open -> {
                    throw new AlreadyBegun(open.reference());
                });
        var now = clock.instant();
        var reference = references.next(PREFIX);
        var run = new ImportRun(ids.next(), reference, file, now);
        em.persist(run);
        audit.record(
                "register.import-begin",
                reference.value(),
                Map.of("file", file.name(), "sha256", file.hash(), "lines", Long.toString(file.lines())));
        return run;
    }

    public void stop(Reference reference) {
        ImportRun run = locked(reference);
        run.stop(clock.instant());
        audit.record("register.import-stop", reference.value(), Map.of("line", Long.toString(run.linesDone())));
    }

    public void goOn(Reference reference) {
        ImportRun run = locked(reference);
        run.goOn(clock.instant());
        audit.record("register.import-go-on", reference.value(), Map.of("line", Long.toString(run.linesDone())));
    }

    /** @param after id of the last one that is known; 0 for the first */
    public List<RejectedCell> rejects(Reference reference, long after, int most) {
        access.requireAnywhere(Permission.IMPORT_REGISTER, reference.value());
        return em.createQuery(
                        "select c from RejectedCell c where c.runId = :run and c.id > :after order by c.id",
                        RejectedCell.class)
                .setParameter("run", get(reference).id())
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
    }

    /** The job moves the same row, batch by batch: each waits for the other. */
    private ImportRun locked(Reference reference) {
        access.requireAnywhere(Permission.IMPORT_REGISTER, reference.value());
        ImportRun run = get(reference);
        em.refresh(run, LockModeType.PESSIMISTIC_WRITE);
        return run;
    }

    private ImportRun get(Reference reference) {
        return em.createQuery("select r from ImportRun r where r.reference = :reference", ImportRun.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("import", reference));
    }
}
