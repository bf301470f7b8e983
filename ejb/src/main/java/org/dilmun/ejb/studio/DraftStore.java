package org.dilmun.ejb.studio;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.studio.DraftState;
import org.dilmun.domain.studio.ServiceDraft;

/** The rows of drafts, for the beans that decide what is done with them. */
@ApplicationScoped
public class DraftStore {

    private static final String OPEN = "select d from ServiceDraft d where d.openCode = :code";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    public void add(ServiceDraft draft) {
        em.persist(draft);
    }

    /** @return the draft of that service that has not ended */
    public Optional<ServiceDraft> find(String code) {
        return open(code).getResultStream().findFirst();
    }

    private TypedQuery<ServiceDraft> open(String code) {
        return em.createQuery(OPEN, ServiceDraft.class).setParameter("code", code);
    }

    /**
     * The draft of that service, which nobody else changes until the caller's transaction ends.
     *
     * @throws NotFound if none is open, or none any more
     * @throws org.dilmun.domain.studio.DraftChanged if it is not as it was shown
     */
    public ServiceDraft locked(String code, int shownVersion) {
        return open(code)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("draft", code))
                .asShown(shownVersion);
    }

    /** @return the draft, which nobody else changes until the caller's transaction ends; empty if there is none with that id */
    public Optional<ServiceDraft> locked(long id) {
        return Optional.ofNullable(em.find(ServiceDraft.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** @return those that have not ended */
    public List<ServiceDraft> listOpen() {
        return em.createQuery("select d from ServiceDraft d where d.openCode is not null", ServiceDraft.class)
                .getResultList();
    }

    /** @return the number that the draft has once what was done to it is written */
    public int written(ServiceDraft draft) {
        em.flush();
        return draft.version();
    }

    /** @return ids of those that wait for their time */
    public List<Long> listApproved() {
        return em.createQuery("select d.id from ServiceDraft d where d.state = :state order by d.publishAt", Long.class)
                .setParameter("state", DraftState.APPROVED)
                .getResultList();
    }
}
