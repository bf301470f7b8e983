package org.dilmun.ejb.memo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.memo.MemoFile;
import org.dilmun.domain.memo.MemoState;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.Blobs;

/**
 * Reads memos for the officials of both bodies: of the sending one all, of the other what was sent, and what it says once somebody has taken
 * it. Nobody sees by a memo the case that it is about, and those near to the case see none of its memos.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class MemoQueries {

    private static final List<MemoState> SENT = List.of(MemoState.SENT, MemoState.WITHDRAWN);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Caller caller;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Blobs blobs;

    @Inject
    Audit audit;

    /**
     * Memos of the bodies where the caller sees them, the newest first.
     *
     * @param after last one of the page before; null: the first page
     * @param most so many at most, 1 or more
     */
    public List<Memo> list(MemoBox box, Reference after, int most) {
        Set<Long> bodies = caller.actor().bodiesWith(Permission.SEE_MEMO);
        if (bodies.isEmpty()) {
            return List.of();
        }
        String side = box.side() == MemoBox.Side.IN ? "m.toBody" : "m.fromBody";
        TypedQuery<Memo> query = em.createQuery(
                        "select m from Memo m where " + side + " in :bodies and m.state in :states and m.id < :before"
                                + " and not exists (select r.id from Request r where r.id = m.requestId"
                                + " and (r.applicantId in :near or r.subjectId in :near))" + box.condition()
                                + " order by m.id desc",
                        Memo.class)
                .setParameter("bodies", bodies)
                .setParameter("states", box.states())
                .setParameter("near", access.involved(Set.of(caller.actor().id())))
                .setParameter(
                        "before", after == null ? Long.MAX_VALUE : find(after).id());
        if (box.view() == MemoBox.View.LATE) {
            query.setParameter("today", country.day(clock.instant()));
        }
        return query.setMaxResults(most).getResultList();
    }

    /**
     * A memo for the officials of its two bodies.
     *
     * @throws NotFound if there is none, or it is not sent yet and the caller is of the other body
     * @throws org.dilmun.ejb.access.Refused for anybody else
     * @throws org.dilmun.ejb.access.OwnCase if the case is about the caller
     * @throws org.dilmun.ejb.access.FamilyCase if it is about family of the caller
     */
    public ShownMemo get(Reference reference) {
        Memo memo = find(reference);
        boolean sender = caller.actor().may(Permission.SEE_MEMO, memo.from());
        if (!sender) {
            access.require(Permission.SEE_MEMO, memo.to(), reference.value());
            if (!memo.isSent()) {
                throw new NotFound("memo", reference);
            }
        }
        access.requireUninvolved(caller.actor(), concerned(memo), reference.value());
        boolean receiver = memo.isSent() && caller.actor().may(Permission.SEE_MEMO, memo.to());
        return new ShownMemo(
                memo,
                ShownMemo.readable(memo, sender) ? files(memo) : List.of(),
                sender,
                receiver,
                Optional.ofNullable(memo.answers()).map(id -> em.find(Memo.class, id)),
                answer(memo));
    }

    /** @return the files that go with it, in their order; who may see them their caller judges */
    public List<MemoFile> files(Memo memo) {
        return em.createQuery("select f from MemoFile f where f.memoId = :memo order by f.number", MemoFile.class)
                .setParameter("memo", memo.id())
                .getResultList();
    }

    private Optional<Memo> answer(Memo memo) {
        return em.createQuery("select m from Memo m where m.answers = :memo and m.state = :sent", Memo.class)
                .setParameter("memo", memo.id())
                .setParameter("sent", MemoState.SENT)
                .getResultStream()
                .findFirst();
    }

    /**
     * The memos about a case, the oldest first, for the officials of the body that has it who are not near to it; none for anybody else. What the other body has not
     * sent yet is not among them.
     */
    public List<Memo> ofCase(Request request) {
        Actor official = caller.actor();
        if (!official.may(Permission.SEE_MEMO, request.bodyId())
                || !access.isUninvolved(official, request.concerned())) {
            return List.of();
        }
        return em.createQuery("select m from Memo m where m.requestId = :request order by m.id", Memo.class)
                .setParameter("request", request.id())
                .getResultStream()
                .filter(memo -> memo.state() != MemoState.DISCARDED)
                .filter(memo -> memo.isSent() || official.may(Permission.SEE_MEMO, memo.from()))
                .toList();
    }

    /**
     * A file that goes with a memo, for those who may read it. Each time is audited.
     *
     * @param number from 1
     * @throws NotFound if there is none, or the caller may not read it yet
     */
    public Attachment.File file(Reference reference, int number) {
        MemoFile file = get(reference).files().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("blob", number));
        audit.record("memo.download", reference.value(), Map.of("file", Integer.toString(number)));
        return file.file();
    }

    /**
     * The signed letter, for those who may read the memo. Each time is audited.
     *
     * @throws NotFound if it is not signed yet, or the caller may not read it yet
     */
    public byte[] letter(Reference reference) {
        ShownMemo shown = get(reference);
        Memo.File letter =
                shown.memo().file().filter(kept -> shown.readable()).orElseThrow(() -> new NotFound("memo", reference));
        audit.record("memo.download", reference.value(), Map.of());
        return blobs.get(letter.hash());
    }

    private Set<Long> concerned(Memo memo) {
        return em.find(Request.class, memo.requestId()).concerned();
    }

    /** @return whether the caller sees the case that the memo is about */
    public boolean seesCase(Memo memo) {
        Actor actor = caller.actor();
        long body = em.find(Request.class, memo.requestId()).bodyId();
        return actor.may(Permission.SEE_CASE, body) && !actor.isPartnerIn(body);
    }

    /** @return the memo whose letter has this code, for whoever holds it */
    public Optional<Memo> verify(VerificationCode code) {
        return em.createQuery(
                        "select m from Memo m where m.code = :code and m.fileHash is not null and m.state in :sent",
                        Memo.class)
                .setParameter("code", code)
                .setParameter("sent", SENT)
                .getResultStream()
                .findFirst();
    }

    private Memo find(Reference reference) {
        return em.createQuery("select m from Memo m where m.reference = :reference", Memo.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("memo", reference));
    }
}
