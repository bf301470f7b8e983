package org.dilmun.ejb.request;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.Ids;

/** The files of one case; part of the transaction that holds its lock. */
@ApplicationScoped
public class AttachedFiles {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    AttachmentLimits limits;

    @Inject
    Blobs blobs;

    /**
     * Adds a file whose content is kept. What it replaces in a draft goes; with what was submitted once, officials may have worked.
     *
     * @throws FilesTooMany if the case has as many as it may have
     * @throws FilesTooLarge if all of its files together come to more than is taken
     */
    public void add(Request request, String field, Attachment.File file) {
        List<Attachment> before = list(request);
        List<Attachment> replaced = request.status() == RequestStatus.DRAFT
                ? before.stream().filter(each -> each.field().equals(field)).toList()
                : List.of();
        require(before.stream().filter(each -> !replaced.contains(each)).toList(), file);
        em.persist(new Attachment(ids.next(), request, field, file, clock.instant()));
        remove(replaced);
    }

    private void require(List<Attachment> others, Attachment.File file) {
        if (others.size() >= limits.caseFiles()) {
            throw new FilesTooMany(limits.caseFiles());
        }
        long bytes = others.stream().mapToLong(each -> each.file().size()).sum() + file.size();
        if (bytes > (long) limits.caseMegabytes() << 20) {
            throw new FilesTooLarge(limits.caseMegabytes());
        }
    }

    /** Forgets what was attached to questions that the answers do not ask any more: with the submission nobody needs it. */
    public void forgetUnasked(Request request) {
        remove(list(request).stream().filter(each -> !each.countsIn(request)).toList());
    }

    private List<Attachment> list(Request request) {
        return em.createQuery("select a from Attachment a where a.requestId = :request order by a.id", Attachment.class)
                .setParameter("request", request.id())
                .getResultList();
    }

    private void remove(List<Attachment> files) {
        files.forEach(em::remove);
        em.flush(); // whether a content is used the tables tell
        files.stream().map(each -> each.file().blobHash()).distinct().sorted().forEach(blobs::forget);
    }
}
