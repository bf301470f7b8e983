package org.dilmun.ejb.memo;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.memo.MemoAnswered;
import org.dilmun.domain.memo.MemoBodyWrong;
import org.dilmun.domain.memo.MemoContent;
import org.dilmun.domain.memo.MemoFile;
import org.dilmun.domain.memo.MemoState;
import org.dilmun.domain.memo.MemoTaken;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.outbox.Outbox;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.CheckedFile;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.StandIns;

/**
 * Formal memos from the body that has a case to another one, and their answers. Written by one official and, where the country says so,
 * signed by another; nobody has a hand in one about a case of their own or their family. The case itself does not change by them.
 *
 * <p>Whoever locks two memos locks the answer first, then what it answers, and counts the number last.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Memos {

    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    References references;

    @Inject
    MemoRules rules;

    @Inject
    MemoNumbers numbers;

    @Inject
    MemoPeople people;

    @Inject
    MemoNotices notices;

    @Inject
    MemoFiles files;

    @Inject
    RequestQueries requests;

    @Inject
    Cases cases;

    @Inject
    Bodies bodies;

    @Inject
    StandIns standIns;

    @Inject
    Access access;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    /**
     * A memo as an official filled it in.
     *
     * @param to code of the body that it is for; of an answer not looked at
     * @param files ids of the questions whose files of the case go with it; of an answer the numbers of its own that it keeps
     * @param added files of the body's own that go with an answer, in addition; of any other memo not looked at
     */
    public record Draft(
            String to,
            String subject,
            String text,
            String asked,
            LocalDate replyBy,
            List<String> files,
            List<CheckedFile> added) {

        public Draft {
            files = List.copyOf(files);
            added = List.copyOf(added);
        }

        /** One that nobody adds a file to. */
        public Draft(String to, String subject, String text, String asked, LocalDate replyBy, List<String> files) {
            this(to, subject, text, asked, replyBy, files, List.of());
        }
    }

    /**
     * Writes a memo about a case of the caller's body. It waits for a signature, or leaves at once where the country asks for none.
     *
     * @throws org.dilmun.domain.memo.MemoIncomplete if subject or text is missing or too long
     * @throws org.dilmun.domain.memo.MemoDayWrong if what is asked and its day do not fit
     * @throws MemoBodyWrong if that is no other body that receives memos
     * @throws NotFound if the case has no such file
     * @throws org.dilmun.ejb.access.OwnCase if the caller is one of those whom the case concerns
     * @throws org.dilmun.ejb.access.FamilyCase if one of those is family of the caller
     */
    public Memo write(Reference reference, Draft draft) {
        Request about = requests.getWhole(reference);
        Actor author = requireWriter(about.bodyId(), about, reference);
        var memo = new Memo(origin(author), about, receiver(about.bodyId(), draft.to()), content(draft));
        em.persist(memo);
        attach(memo, about, draft.files());
        written("memo.write", memo, author);
        return memo;
    }

    /**
     * Answers a memo that the caller has in hand, or that anybody of the body has if the caller may sign there.
     *
     * @throws MemoTaken if somebody else has it in hand
     * @throws MemoAnswered if it is answered, or somebody writes the answer
     * @throws org.dilmun.domain.memo.MemoMoved unless somebody has it in hand
     * @throws org.dilmun.domain.memo.MemoFilesTooMany if it has more files than it may have
     */
    public Memo answer(Reference reference, Draft draft) {
        Memo received = lockReceived(reference);
        Request about = about(received);
        Actor author = requireWriter(received.to(), about, reference);
        if (received.takerId().isPresent()
                && !received.isTakenBy(author)
                && !author.may(Permission.SIGN_MEMO, received.to())) {
            throw new MemoTaken();
        }
        requireUnanswered(received);
        Memo answer = Memo.answer(
                origin(author),
                received,
                bodies.succession().inCharge(received.to()),
                bodies.inCharge(received.from(), about.serviceCode()),
                content(draft));
        em.persist(answer);
        files.change(answer, Set.of(), draft.added());
        written("memo.answer", answer, author);
        return answer;
    }

    private void requireUnanswered(Memo received) {
        boolean written = !em.createQuery(
                        "select m.id from Memo m where m.answers = :memo and m.state in :standing", Long.class)
                .setParameter("memo", received.id())
                .setParameter("standing", List.of(MemoState.DRAFT, MemoState.RETURNED, MemoState.SENT))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
        if (written) {
            throw new MemoAnswered();
        }
    }

    /**
     * Writes the caller's own draft anew; it waits for a signature again.
     *
     * @param shownVersion of the draft that the caller was shown
     * @throws org.dilmun.domain.memo.MemoChanged if it says something else meanwhile
     * @throws org.dilmun.domain.memo.MemoMoved if it is sent or discarded
     * @throws org.dilmun.domain.memo.MemoFilesTooMany if it is an answer with more files than it may have
     */
    public Memo rewrite(Reference reference, int shownVersion, Draft draft) {
        Memo memo = lock(reference);
        Request about = about(memo);
        Actor author = requireWriter(memo.from(), about, reference);
        access.requireSelf(memo.authorId().orElse(0L), reference.value());
        memo.asShown(shownVersion).say(content(draft), clock.instant());
        if (memo.answers() == null) {
            memo.address(receiver(memo.from(), draft.to()));
            em.createQuery("delete from MemoFile f where f.memoId = :memo")
                    .setParameter("memo", memo.id())
                    .executeUpdate();
            attach(memo, about, draft.files());
        } else {
            files.change(memo, Set.copyOf(draft.files()), draft.added());
        }
        written("memo.rewrite", memo, author);
        return memo;
    }

    /**
     * Signs a draft of somebody else, as it was shown, and with that sends it.
     *
     * @throws org.dilmun.ejb.access.Refused if the caller wrote it, or stands in for who did
     * @throws org.dilmun.domain.memo.MemoChanged if it says something else meanwhile
     * @throws org.dilmun.domain.memo.MemoMoved unless it waits for a signature
     */
    public Memo sign(Reference reference, int shownVersion) {
        Memo memo = lock(reference);
        Actor signer = requireSigner(memo);
        send(memo.asShown(shownVersion), signer);
        return memo;
    }

    /**
     * Gives a draft of somebody else back to its author.
     *
     * @throws org.dilmun.domain.memo.MemoReasonMissing if it is not said why
     */
    public void sendBack(Reference reference, int shownVersion, String reason) {
        Memo memo = lock(reference);
        requireSigner(memo);
        memo.asShown(shownVersion).sendBack(reason);
        audit.record("memo.send-back", reference.value(), Map.of());
        notices.sentBack(memo);
    }

    /** @return whether the caller may sign that draft; for pages, which say so before anybody tries */
    public boolean maySign(Memo memo) {
        return memo.state() == MemoState.DRAFT && access.isOther(Permission.SIGN_MEMO, memo.from(), makers(memo));
    }

    private Actor requireSigner(Memo memo) {
        String reference = memo.reference().value();
        Actor by = access.requireOther(Permission.SIGN_MEMO, memo.from(), makers(memo), reference);
        access.requireUninvolved(by, about(memo).concerned(), reference);
        return by;
    }

    private Set<Long> makers(Memo memo) {
        return memo.authorId()
                .map(author -> standIns.withStandIns(memo.from(), Set.of(author)))
                .orElse(Set.of());
    }

    /** Gives up a draft, whose files go with it: of the caller's own, or anybody's in a body where the caller signs. */
    public void discard(Reference reference) {
        Memo memo = lock(reference);
        requireOwnOrSigner(memo);
        memo.discard();
        files.forget(memo);
        audit.record("memo.discard", reference.value(), Map.of());
    }

    /**
     * Withdraws a memo that nobody has read: the caller's own, or anybody's in a body where the caller signs.
     *
     * @throws org.dilmun.domain.memo.MemoRead if it was read
     * @throws org.dilmun.domain.memo.MemoReasonMissing if it is not said why
     */
    public void withdraw(Reference reference, String reason) {
        Memo memo = lock(reference);
        Actor by = requireOwnOrSigner(memo);
        memo.withdraw(by, reason, clock.instant());
        if (memo.answers() != null) {
            answered(memo).unanswered();
        }
        audit.record("memo.withdraw", reference.value(), Map.of("number", memo.number()));
        notices.withdrawn(memo, about(memo).concerned());
    }

    /**
     * Takes a memo in hand that was sent to the caller's body, and with that reads it.
     *
     * @throws MemoTaken if somebody else has
     * @throws org.dilmun.domain.memo.MemoMoved if it is withdrawn
     */
    public Memo take(Reference reference) {
        Memo memo = lockReceived(reference);
        Actor by = requireWriter(memo.to(), about(memo), reference);
        memo.take(by, clock.instant());
        audit.record("memo.take", reference.value(), Map.of("number", memo.number()));
        return memo;
    }

    private Actor requireOwnOrSigner(Memo memo) {
        String reference = memo.reference().value();
        Actor by = access.require(Permission.WRITE_MEMO, memo.from(), reference);
        access.requireUninvolved(by, about(memo).concerned(), reference);
        return memo.isBy(by) ? by : access.require(Permission.SIGN_MEMO, memo.from(), reference);
    }

    private Actor requireWriter(long body, Request about, Reference object) {
        Actor by = access.require(Permission.WRITE_MEMO, body, object.value());
        access.requireUninvolved(by, about.concerned(), object.value());
        return by;
    }

    private void written(String action, Memo memo, Actor author) {
        audit.record(
                action,
                memo.reference().value(),
                Map.of("request", memo.requestReference().value()));
        em.flush();
        if (rules.signature()) {
            notices.waits(memo, about(memo).concerned());
        } else {
            send(memo, author);
        }
    }

    private void send(Memo memo, Actor by) {
        Request about = about(memo);
        GovernmentBody from = bodies.get(bodies.inCharge(memo.from(), about.serviceCode()));
        GovernmentBody to = bodies.get(bodies.succession().inCharge(memo.to()));
        if (from.id() == to.id()) { // one took over from the other while the draft lay
            throw new MemoBodyWrong();
        }
        Memo original = memo.answers() == null ? null : answered(memo);
        if (original != null) {
            original.answered(clock.instant());
        }
        memo.send(by, side(from), side(to), registration(from), clock.instant());
        outbox.add(
                MemoLetters.LANE,
                memo.reference().value(),
                MemoLetters.LANE,
                memo.reference().value(),
                Map.of());
        audit.record("memo.send", memo.reference().value(), Map.of("number", memo.number(), "to", to.code()));
        notices.sent(memo, about.concerned());
        if (original != null) {
            notices.answered(original, memo);
        }
    }

    private static Memo.Side side(GovernmentBody body) {
        return new Memo.Side(body.id(), body.name());
    }

    private Memo.Registration registration(GovernmentBody from) {
        LocalDate today = today();
        int counted = numbers.next(from.id(), today.getYear());
        return new Memo.Registration(
                today.getYear(),
                counted,
                rules.number(from.code(), today, counted),
                today,
                VerificationCode.create(RANDOM));
    }

    private Memo answered(Memo answer) {
        return em.find(Memo.class, answer.answers(), LockModeType.PESSIMISTIC_WRITE);
    }

    private Memo.Origin origin(Actor author) {
        return new Memo.Origin(ids.next(), references.next(Memo.PREFIX), author, clock.instant());
    }

    private MemoContent content(Draft draft) {
        return MemoContent.typed(draft.subject(), draft.text(), draft.asked(), draft.replyBy(), today());
    }

    private LocalDate today() {
        return country.day(clock.instant());
    }

    private long receiver(long sender, String code) {
        return people.receivers(sender).stream()
                .filter(body -> body.code().equals(code))
                .findFirst()
                .orElseThrow(MemoBodyWrong::new)
                .id();
    }

    private void attach(Memo memo, Request about, List<String> fields) {
        Form form = cases.service(about).form();
        List<Attachment> attached = requests.attachments(about);
        int number = 0;
        for (String field : fields) {
            Attachment chosen = attached.stream()
                    .filter(file -> file.field().equals(field))
                    .reduce((earlier, later) -> later)
                    .orElseThrow(() -> new NotFound("blob", field));
            LocalizedText label = form.field(field)
                    .map(asked -> asked.label())
                    .orElseGet(() -> LocalizedText.same(field, country.name()));
            em.persist(new MemoFile(ids.next(), memo, ++number, chosen, label));
        }
    }

    private Request about(Memo memo) {
        return em.find(Request.class, memo.requestId());
    }

    private Memo lock(Reference reference) {
        return em.createQuery("select m from Memo m where m.reference = :reference", Memo.class)
                .setParameter("reference", reference)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("memo", reference));
    }

    /** What is not sent yet is not there for the other body. */
    private Memo lockReceived(Reference reference) {
        Memo memo = lock(reference);
        if (!memo.isSent()) {
            throw new NotFound("memo", reference);
        }
        return memo;
    }
}
