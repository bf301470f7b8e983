package org.dilmun.ejb.memo;

import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.request.Attachment;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * Memos for the systems of bodies: what officials see and do, about the version that the system has read. To a system of any other body there
 * is no such memo. None of them signs: where the country wants a signature, what a system writes is a draft.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class MemoCalls {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Memos memos;

    @Inject
    MemoQueries queries;

    @Inject
    Access access;

    /**
     * As {@link MemoQueries#list}.
     *
     * @throws Refused if the caller sees the memos of no body
     */
    public List<Memo> list(MemoBox box, Reference after, int most) {
        access.requireAnywhere(Permission.SEE_MEMO, null);
        return queries.list(box, after, most);
    }

    /**
     * As {@link MemoQueries#get}.
     *
     * @throws Refused if the caller sees the memos of no body
     * @throws NotFound if there is none, or it is not for the caller's body
     */
    public ShownMemo get(Reference reference) {
        access.requireAnywhere(Permission.SEE_MEMO, reference.value());
        try {
            return queries.get(reference);
        } catch (Refused stranger) {
            throw new NotFound("memo", reference);
        }
    }

    /** As {@link MemoQueries#file}. @throws NotFound as {@link #get}, too */
    public Attachment.File file(Reference reference, int number) {
        get(reference);
        return queries.file(reference, number);
    }

    /** As {@link MemoQueries#letter}. @throws NotFound as {@link #get}, too */
    public byte[] letter(Reference reference) {
        get(reference);
        return queries.letter(reference);
    }

    /** As {@link Memos#write}, and read again. */
    public ShownMemo write(Reference request, Memos.Draft draft) {
        return get(memos.write(request, draft).reference());
    }

    /** As {@link Memos#answer}, and read again. @throws org.dilmun.domain.memo.MemoChanged if the memo is at another version */
    public ShownMemo answer(Reference reference, int shownVersion, Memos.Draft draft) {
        requireShown(reference, shownVersion);
        return get(memos.answer(reference, draft).reference());
    }

    /** As {@link Memos#take}, and read again. @throws org.dilmun.domain.memo.MemoChanged if the memo is at another version */
    public ShownMemo take(Reference reference, int shownVersion) {
        requireShown(reference, shownVersion);
        memos.take(reference);
        return changed(reference);
    }

    /** As {@link Memos#withdraw}, and read again. @throws org.dilmun.domain.memo.MemoChanged if the memo is at another version */
    public ShownMemo withdraw(Reference reference, int shownVersion, String reason) {
        requireShown(reference, shownVersion);
        memos.withdraw(reference, reason);
        return changed(reference);
    }

    /** As {@link Memos#discard}, and read again. @throws org.dilmun.domain.memo.MemoChanged if the memo is at another version */
    public ShownMemo discard(Reference reference, int shownVersion) {
        requireShown(reference, shownVersion);
        memos.discard(reference);
        return changed(reference);
    }

    /** Behind the lock that whoever changes it takes, so that it stays at that version. */
    private void requireShown(Reference reference, int version) {
        Memo memo = em.createQuery("select m from Memo m where m.reference = :reference", Memo.class)
                .setParameter("reference", reference)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("memo", reference));
        get(reference);
        memo.asShown(version);
    }

    /** The version that it has with the commit. */
    private ShownMemo changed(Reference reference) {
        em.flush();
        return get(reference);
    }
}
