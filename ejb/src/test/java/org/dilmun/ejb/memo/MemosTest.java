package org.dilmun.ejb.memo;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.Sha256;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.memo.MemoAnswered;
import org.dilmun.domain.memo.MemoBodyWrong;
import org.dilmun.domain.memo.MemoChanged;
import org.dilmun.domain.memo.MemoDayWrong;
import org.dilmun.domain.memo.MemoFilesTooMany;
import org.dilmun.domain.memo.MemoIncomplete;
import org.dilmun.domain.memo.MemoMoved;
import org.dilmun.domain.memo.MemoRead;
import org.dilmun.domain.memo.MemoReasonMissing;
import org.dilmun.domain.memo.MemoState;
import org.dilmun.domain.memo.MemoTaken;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.party.BodyChange;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.StoredBlob;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.FamilyCase;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.document.SignedLetters;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.Kin;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.Attachments;
import org.dilmun.ejb.request.Blobs;
import org.dilmun.ejb.request.CheckedFile;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.FileTooLarge;
import org.dilmun.ejb.request.FileTypeRefused;
import org.dilmun.ejb.request.PaymentStep;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.TestFiles;
import org.dilmun.ejb.request.TestOffice;
import org.dilmun.ejb.succession.BodyChangeWork;
import org.dilmun.ejb.succession.BodyChanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** Two bodies write to each other about a case of the one, on a Sunday in November 2017. */
@OnDatabase
class MemosTest {

    private static final String REPORT = "police_report";
    private static final LocalDate TODAY = LocalDate.of(2017, 11, 5);
    private static final MemoBox RECEIVED = new MemoBox(MemoBox.Side.IN, MemoBox.View.OPEN);

    private final TestOffice office = new TestOffice();

    private Memos memos;
    private MemoQueries queries;
    private Actor applicant;
    private Actor author;
    private Actor signer;
    private Actor clerk;
    private Actor colleague;
    private Actor head;
    private Reference request;

    /** A country in which whoever writes a memo sends it. */
    private static final class WithoutSignature extends MemoRules {

        @Override
        public boolean signature() {
            return false;
        }
    }

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (paid, charges) -> {});
        office.open(ID_CARD);
        office.database().inTransaction(() -> office.bean(Bodies.class)
                .takeOver(List.of(body("power"), body("successor"), body("empty"))));
        memos = office.bean(Memos.class);
        queries = office.bean(MemoQueries.class);
        applicant = office.person("850101345");
        author = office.person("850101346", Role.OFFICER);
        signer = office.person("850101347", Role.SUPERVISOR);
        clerk = of("power", "850101348", Role.OFFICER);
        colleague = of("power", "850101349", Role.OFFICER);
        head = of("power", "850101350", Role.SUPERVISOR);
        request = submitted();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static Bodies.BodyData body(String code) {
        return new Bodies.BodyData(
                code,
                LocalizedText.of("جهة " + code, "Body " + code),
                null,
                "authority",
                LocalizedText.of("دور", "Role"));
    }

    private Actor of(String code, String number, Role role) {
        long person = office.person(number).id();
        office.database().inTransaction(() -> office.bean(Access.class)
                .grant(person, office.bean(Bodies.class).get(code).id(), role));
        return today(person);
    }

    /** The person as the next sign-in makes them. */
    private Actor today(long person) {
        return office.database()
                .inTransaction(() -> Actor.person(
                        person, Assurance.BASIC, office.bean(Access.class).roles(person), Channel.PORTAL));
    }

    private Reference submitted() {
        Drafts drafts = office.bean(Drafts.class);
        Reference draft =
                office.as(applicant, () -> drafts.start(ID_CARD.code())).reference();
        office.does(applicant, () -> office.bean(Attachments.class)
                .attach(draft, REPORT, "report.pdf", TestFiles.stream(TestFiles.PDF)));
        office.as(
                applicant, () -> drafts.save(draft, "reason", Map.of("reason", "stolen", "happened_on", "2017-11-01")));
        office.as(applicant, () -> drafts.save(draft, "delivery", Map.of("delivery", "centre")));
        return office.submit(applicant, draft).reference();
    }

    private static Memos.Draft draft(String to) {
        return new Memos.Draft(
                to,
                "طلب إفادة",
                "نرجو إفادتنا بالعنوان المسجل لديكم.",
                "العنوان المسجل",
                TODAY.plusDays(7),
                List.of(REPORT));
    }

    private static Memos.Draft reply() {
        return new Memos.Draft("", "رد: طلب إفادة", "العنوان كما ورد في الطلب.", "", null, List.of());
    }

    private Reference written() {
        return office.as(author, () -> memos.write(request, draft("power"))).reference();
    }

    private Reference sent() {
        return sign(signer, written());
    }

    private Reference sign(Actor by, Reference memo) {
        int version = read(by, memo).version();
        return office.as(by, () -> memos.sign(memo, version)).reference();
    }

    private Reference taken() {
        Reference memo = sent();
        office.as(clerk, () -> memos.take(memo));
        return memo;
    }

    private Memo read(Actor actor, Reference memo) {
        return office.as(actor, () -> queries.get(memo)).memo();
    }

    private Problem refused(Actor actor, Runnable work) {
        return office.refusal(actor, work);
    }

    private List<Reference> list(Actor actor, MemoBox box) {
        return office.as(actor, () -> queries.list(box, null, 10)).stream()
                .map(Memo::reference)
                .toList();
    }

    private List<String> notices(Actor actor) {
        return office
                .database()
                .inTransaction(() -> office.database()
                        .entityManager()
                        .createQuery("select n from Notice n where n.receiverId = :person order by n.id", Notice.class)
                        .setParameter("person", actor.id())
                        .getResultList())
                .stream()
                .map(notice -> notice.subject().in("en"))
                .toList();
    }

    @Test
    void a_memo_leaves_when_another_has_signed_it_with_number_and_day_and_its_answer_comes_back() {
        Reference memo = written();
        assertThat(notices(signer)).containsExactly("A memo waits for your signature: request " + request);
        assertThat(list(clerk, RECEIVED)).isEmpty();
        assertThat(refused(clerk, () -> queries.get(memo))).isInstanceOf(NotFound.class);

        sign(signer, memo);
        Memo sent = read(author, memo);
        assertThat(sent.number()).isEqualTo("م/IGA/2017/00001");
        assertThat(sent.sentOn()).isEqualTo(TODAY);
        assertThat(notices(head)).containsExactly("A memo from iGA");
        assertThat(notices(author)).containsExactly("Your memo to Body power is sent");
        assertThat(list(clerk, RECEIVED)).containsExactly(memo);

        office.as(clerk, () -> memos.take(memo));
        Reference answer = office.as(clerk, () -> memos.answer(memo, reply())).reference();
        sign(head, answer);
        assertThat(read(head, answer).number()).isEqualTo("م/POWER/2017/00001");
        assertThat(read(author, memo).answeredAt()).isEqualTo(office.now());
        assertThat(notices(author)).contains("Body power has answered your memo");
        Request about =
                office.as(author, () -> office.bean(RequestQueries.class).getOfBody(request));
        assertThat(office.as(author, () -> queries.ofCase(about)))
                .extracting(Memo::reference)
                .containsExactly(memo, answer);
        assertThat(list(author, RECEIVED)).containsExactly(answer);
        assertThat(list(clerk, RECEIVED)).isEmpty();
        assertThat(notices(applicant)).as("memos are none of theirs").noneMatch(subject -> subject.contains("memo"));
    }

    @Test
    void the_other_body_reads_text_and_files_once_one_of_it_has_taken_the_memo_and_never_the_case() {
        Reference memo = sent();
        ShownMemo unread = office.as(colleague, () -> queries.get(memo));
        assertThat(unread.readable()).isFalse();
        assertThat(unread.files()).isEmpty();
        assertThat(refused(clerk, () -> queries.file(memo, 1))).isInstanceOf(NotFound.class);

        office.as(clerk, () -> memos.take(memo));
        assertThat(office.as(colleague, () -> queries.get(memo)).readable()).isTrue();
        assertThat(office.as(colleague, () -> queries.file(memo, 1)).name()).isEqualTo("report.pdf");
        assertThat(refused(clerk, () -> office.bean(RequestQueries.class).getOfBody(request)))
                .isInstanceOf(Refused.class);
        assertThat(refused(clerk, () -> office.bean(RequestQueries.class).attachment(request, REPORT)))
                .isInstanceOf(Refused.class);
        assertThat(office.as(clerk, () -> queries.seesCase(shown(memo)))).isFalse();
        assertThat(refused(applicant, () -> queries.get(memo))).isInstanceOf(Refused.class);
        assertThat(refused(of("successor", "850101351", Role.SUPERVISOR), () -> queries.get(memo)))
                .isInstanceOf(Refused.class);
        assertThat(office.audited(memo)).contains("memo.write", "memo.send", "memo.take", "memo.download");
    }

    private Memo shown(Reference memo) {
        return queries.get(memo).memo();
    }

    @Test
    void nobody_signs_what_they_wrote_and_only_what_they_were_shown() {
        Reference own =
                office.as(signer, () -> memos.write(request, draft("power"))).reference();
        int version = read(signer, own).version();
        assertThat(refused(signer, () -> memos.sign(own, version))).isInstanceOf(Refused.class);
        assertThat(refused(author, () -> memos.sign(own, version))).isInstanceOf(Refused.class);
        assertThat(refused(head, () -> memos.sign(own, version))).isInstanceOf(Refused.class);

        Reference memo = written();
        int shown = read(signer, memo).version();
        var anew = new Memos.Draft("power", "طلب إفادة عاجل", "نرجو الإفادة.", "", null, List.of());
        office.as(author, () -> memos.rewrite(memo, shown, anew));
        assertThat(refused(signer, () -> memos.sign(memo, shown))).isInstanceOf(MemoChanged.class);
        assertThat(refused(signer, () -> memos.sendBack(memo, shown(memo).version(), " ")))
                .isInstanceOf(MemoReasonMissing.class);
        office.does(signer, () -> memos.sendBack(memo, shown(memo).version(), "العنوان ناقص"));
        assertThat(notices(author)).containsExactly("The draft of a memo came back: request " + request);
        assertThat(refused(signer, () -> memos.sign(memo, shown(memo).version())))
                .isInstanceOf(MemoMoved.class);
        assertThat(refused(clerk, () -> memos.rewrite(memo, shown, reply()))).isInstanceOf(Refused.class);
        assertThat(refused(signer, () -> memos.rewrite(memo, shown, reply()))).isInstanceOf(Refused.class);
        office.as(author, () -> memos.rewrite(memo, shown(memo).version(), draft("power")));
        assertThat(read(signer, sign(signer, memo)).state()).isEqualTo(MemoState.SENT);
        assertThat(refused(author, () -> memos.rewrite(memo, shown(memo).version(), draft("power"))))
                .isInstanceOf(MemoMoved.class);
    }

    @Test
    void until_it_is_read_a_memo_can_be_withdrawn_and_its_number_stays_used() {
        Reference memo = sent();
        assertThat(refused(author, () -> memos.withdraw(memo, ""))).isInstanceOf(MemoReasonMissing.class);
        office.does(author, () -> memos.withdraw(memo, "أُرسلت خطأ"));
        assertThat(refused(clerk, () -> memos.take(memo))).isInstanceOf(MemoMoved.class);
        assertThat(notices(head)).containsExactly("A memo from iGA", "A memo was withdrawn: iGA");
        Reference next = taken();
        assertThat(read(author, next).number()).isEqualTo("م/IGA/2017/00002");
        assertThat(refused(author, () -> memos.withdraw(next, "أُرسلت خطأ"))).isInstanceOf(MemoRead.class);
    }

    @Test
    void a_memo_has_one_answer_by_who_has_it_in_hand_or_signs() {
        Reference memo = sent();
        assertThat(refused(clerk, () -> memos.answer(memo, reply()))).isInstanceOf(MemoMoved.class);
        office.as(clerk, () -> memos.take(memo));
        assertThat(refused(colleague, () -> memos.answer(memo, reply()))).isInstanceOf(MemoTaken.class);
        Reference answer = office.as(head, () -> memos.answer(memo, reply())).reference();
        assertThat(refused(clerk, () -> memos.answer(memo, reply()))).isInstanceOf(MemoAnswered.class);
        office.does(head, () -> memos.discard(answer));
        Reference second = office.as(clerk, () -> memos.answer(memo, reply())).reference();
        sign(head, second);
        office.does(clerk, () -> memos.withdraw(second, "نقصت بيانات"));
        assertThat(read(author, memo).answeredAt()).as("nobody has read it").isNull();
        sign(head, office.as(clerk, () -> memos.answer(memo, reply())).reference());
        assertThat(read(author, memo).answeredAt()).isNotNull();
    }

    private CheckedFile looked(Reference memo, String name, byte[] content) {
        return office.bean(MemoUploads.class).take(memo, name, TestFiles.stream(content));
    }

    private static Memos.Draft reply(List<String> kept, List<CheckedFile> added) {
        return new Memos.Draft("", "رد: طلب إفادة", "العنوان كما ورد في الطلب.", "", null, kept, added);
    }

    private Reference answered(Reference memo, String name, byte[] content) {
        try (CheckedFile file = looked(memo, name, content)) {
            return office.as(clerk, () -> memos.answer(memo, reply(List.of(), List.of(file))))
                    .reference();
        }
    }

    private boolean isKept(byte[] content) {
        return office.database()
                .inTransaction(
                        () -> office.database().entityManager().find(StoredBlob.class, Sha256.hex(content)) != null);
    }

    @Test
    void an_answer_takes_files_of_its_own_which_the_two_bodies_get_and_nobody_else() {
        Reference memo = taken();
        byte[] plan = TestFiles.pdf(3000);
        Reference answer = answered(memo, "../plan", plan);
        assertThat(refused(author, () -> queries.file(answer, 1))).isInstanceOf(NotFound.class);
        assertThat(office.as(head, () -> queries.file(answer, 1)).name()).isEqualTo("plan.pdf");
        sign(head, answer);
        assertThat(refused(author, () -> queries.file(answer, 1))).isInstanceOf(NotFound.class);
        office.as(author, () -> memos.take(answer));
        Attachment.File got = office.as(author, () -> queries.file(answer, 1));
        assertThat(office.as(author, () -> office.bean(Blobs.class).get(got.blobHash())))
                .isEqualTo(plan);
        for (Actor stranger : List.of(applicant, of("successor", "850101353", Role.SUPERVISOR))) {
            assertThat(refused(stranger, () -> queries.file(answer, 1))).isInstanceOf(Refused.class);
        }
        assertThat(office.as(Actor.NOBODY, () -> office.bean(MemoLetters.class).draft(answer))
                        .orElseThrow()
                        .rows()
                        .toString())
                .contains("plan.pdf", got.blobHash());
    }

    @Test
    void the_author_of_an_answer_adds_and_drops_files_and_what_is_given_up_goes() {
        Reference memo = taken();
        byte[] first = TestFiles.pdf(3000);
        byte[] second = TestFiles.pdf(4000);
        Reference answer = answered(memo, "first.pdf", first);
        try (CheckedFile file = looked(answer, "second.pdf", second)) {
            office.as(clerk, () -> memos.rewrite(answer, shown(answer).version(), reply(List.of("1"), List.of(file))));
        }
        assertThat(names(answer)).containsExactly("first.pdf", "second.pdf");
        office.as(clerk, () -> memos.rewrite(answer, shown(answer).version(), reply(List.of("2"), List.of())));
        assertThat(names(answer)).containsExactly("second.pdf");
        assertThat(isKept(first)).as("nobody has it any more").isFalse();
        assertThat(isKept(second)).isTrue();
        office.does(clerk, () -> memos.discard(answer));
        assertThat(isKept(second)).isFalse();
        assertThat(isKept(TestFiles.PDF)).as("the case has it").isTrue();
    }

    private List<String> names(Reference memo) {
        return office.as(clerk, () -> queries.get(memo)).files().stream()
                .map(file -> file.file().name())
                .toList();
    }

    @Test
    void what_is_no_file_for_an_answer_is_told_and_no_answer_is_kept() {
        Reference memo = taken();
        assertThat(refused(clerk, () -> looked(memo, "a.pdf", new byte[] {'M', 'Z', 0, 0})))
                .isInstanceOf(FileTypeRefused.class);
        assertThat(refused(clerk, () -> looked(memo, "a.pdf", new byte[(10 << 20) + 1])))
                .isInstanceOf(FileTooLarge.class);
        try (CheckedFile file = looked(memo, "a.pdf", TestFiles.pdf(3000))) {
            List<CheckedFile> six = Collections.nCopies(MemoUploads.MOST + 1, file);
            assertThat(refused(clerk, () -> memos.answer(memo, reply(List.of(), six))))
                    .isInstanceOf(MemoFilesTooMany.class);
        }
        assertThat(isKept(TestFiles.pdf(3000))).isFalse();
        assertThat(list(clerk, new MemoBox(MemoBox.Side.OUT, MemoBox.View.ALL))).isEmpty();
    }

    @Test
    void what_cannot_be_sent_is_refused_and_nothing_is_kept() {
        for (String to : List.of("iga", "empty", "none", "")) {
            assertThat(refused(author, () -> memos.write(request, draft(to))))
                    .as(to)
                    .isInstanceOf(MemoBodyWrong.class);
        }
        assertThat(refused(author, () -> memos.write(request, new Memos.Draft("power", " ", "x", "", null, List.of()))))
                .isInstanceOf(MemoIncomplete.class);
        assertThat(refused(
                        author,
                        () -> memos.write(
                                request, new Memos.Draft("power", "x", "y".repeat(8001), "", null, List.of()))))
                .isInstanceOf(MemoIncomplete.class);
        for (LocalDate day : new LocalDate[] {null, TODAY.minusDays(1), TODAY.plusDays(367)}) {
            assertThat(refused(
                            author,
                            () -> memos.write(request, new Memos.Draft("power", "x", "y", "z", day, List.of()))))
                    .isInstanceOf(MemoDayWrong.class);
        }
        assertThat(refused(
                        author, () -> memos.write(request, new Memos.Draft("power", "x", "y", "", TODAY, List.of()))))
                .isInstanceOf(MemoDayWrong.class);
        assertThat(refused(
                        author,
                        () -> memos.write(request, new Memos.Draft("power", "x", "y", "", null, List.of("delivery")))))
                .isInstanceOf(NotFound.class);
        assertThat(refused(clerk, () -> memos.write(request, draft("iga")))).isInstanceOf(Refused.class);
        assertThat(list(author, new MemoBox(MemoBox.Side.OUT, MemoBox.View.ALL)))
                .isEmpty();
    }

    @Test
    void those_near_to_the_case_neither_write_nor_sign_nor_take_nor_read() {
        Reference memo = written();
        int version = read(signer, memo).version();
        marry(signer);
        marry(head);
        assertThat(refused(signer, () -> memos.write(request, draft("power")))).isInstanceOf(FamilyCase.class);
        assertThat(refused(signer, () -> memos.sign(memo, version))).isInstanceOf(FamilyCase.class);
        assertThat(refused(signer, () -> queries.get(memo))).isInstanceOf(FamilyCase.class);
        Actor other = office.person("850101352", Role.SUPERVISOR);
        sign(other, memo);
        assertThat(notices(head)).isEmpty();
        assertThat(refused(head, () -> memos.take(memo))).isInstanceOf(FamilyCase.class);
        assertThat(list(head, RECEIVED)).isEmpty();
        assertThat(list(clerk, RECEIVED)).containsExactly(memo);
    }

    private void marry(Actor official) {
        People people = office.bean(People.class);
        office.does(Actor.NOBODY, () -> office.bean(Kin.class)
                .recordMarriage(people.get(applicant.id()), people.get(official.id()), LocalDate.of(2010, 1, 1)));
    }

    @Test
    void of_two_who_take_it_at_once_one_is_told() throws Exception {
        Reference memo = sent();
        List<Problem> told = atOnce(List.of(
                () -> office.does(clerk, () -> memos.take(memo)),
                () -> office.does(colleague, () -> memos.take(memo))));
        assertThat(told).singleElement().isInstanceOf(MemoTaken.class);
        assertThat(read(author, memo).takenBy()).isIn(clerk.recorded(), colleague.recorded());
    }

    @Test
    void memos_that_are_sent_at_once_have_numbers_without_gap_or_double() throws Exception {
        List<Reference> drafts =
                IntStream.range(0, 6).mapToObj(each -> written()).toList();
        int version = read(signer, drafts.get(0)).version();
        List<Runnable> signatures = new ArrayList<>();
        for (Reference memo : drafts) {
            signatures.add(() -> office.does(signer, () -> memos.sign(memo, version)));
        }
        Reference lost = written();
        signatures.add(() -> office.does(signer, () -> {
            memos.sign(lost, version);
            throw new MemoBodyWrong(); // as if anything failed after it was counted
        }));
        assertThat(atOnce(signatures)).singleElement().isInstanceOf(MemoBodyWrong.class);
        assertThat(drafts.stream().map(memo -> read(signer, memo).number()))
                .containsExactlyInAnyOrder(IntStream.rangeClosed(1, 6)
                        .mapToObj(number -> "م/IGA/2017/0000" + number)
                        .toArray(String[]::new));
    }

    private static List<Problem> atOnce(List<Runnable> works) throws Exception {
        var start = new CyclicBarrier(works.size());
        var pool = Executors.newFixedThreadPool(works.size());
        var told = new ArrayList<Problem>();
        try {
            List<Callable<Void>> calls = works.stream()
                    .map(work -> (Callable<Void>) () -> {
                        start.await();
                        work.run();
                        return null;
                    })
                    .toList();
            for (var done : pool.invokeAll(calls)) {
                try {
                    done.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof Problem problem)) {
                        throw e;
                    }
                    told.add(problem);
                }
            }
        } finally {
            pool.shutdown();
        }
        return told;
    }

    @Test
    void a_number_that_was_counted_for_nothing_is_the_next_ones() {
        Reference first = written();
        int version = read(signer, first).version();
        assertThat(refused(signer, () -> {
                    memos.sign(first, version);
                    throw new MemoBodyWrong(); // as if anything failed after it was counted
                }))
                .isInstanceOf(MemoBodyWrong.class);
        assertThat(read(signer, sign(signer, written())).number()).isEqualTo("م/IGA/2017/00001");
        office.at(office.now().plus(Duration.ofDays(365)));
        Reference later = office.as(
                        author, () -> memos.write(request, new Memos.Draft("power", "x", "y", "", null, List.of())))
                .reference();
        assertThat(read(signer, sign(signer, later)).number())
                .as("each year begins anew")
                .isEqualTo("م/IGA/2018/00001");
    }

    @Test
    void a_body_that_takes_over_answers_what_came_to_the_one_that_ended_under_its_old_name() {
        Reference memo = sent();
        Actor operator = office.person("850101353", Role.OPERATOR);
        Actor receiver = of("successor", "850101354", Role.OFFICER);
        BodyChanges changes = office.bean(BodyChanges.class);
        BodyChange change = office.as(
                operator,
                () -> changes.propose(
                        BodyChange.Kind.MERGE, "power", TODAY.plusDays(1), null, null, "successor", Map.of()));
        office.does(head, () -> changes.approve(change.id()));
        office.at(office.now().plus(Duration.ofDays(1)));
        office.does(Actor.NOBODY, () -> office.bean(BodyChangeWork.class).carryOut(change.id()));

        Actor now = today(receiver.id());
        assertThat(list(now, RECEIVED)).containsExactly(memo);
        assertThat(read(now, memo).toName().in("en")).isEqualTo("Body power");
        office.as(now, () -> memos.take(memo));
        Reference answer = office.as(now, () -> memos.answer(memo, reply())).reference();
        sign(today(head.id()), answer);
        assertThat(read(author, answer).number()).isEqualTo("م/SUCCESSOR/2017/00001");
        assertThat(read(author, answer).fromName().in("en")).isEqualTo("Body successor");
        assertThat(refused(author, () -> memos.write(request, draft("power")))).isInstanceOf(MemoBodyWrong.class);
    }

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    void where_the_country_asks_for_no_signature_who_writes_sends() {
        memos.rules = new WithoutSignature();
        Reference memo = written();
        assertThat(read(author, memo).state()).isEqualTo(MemoState.SENT);
        assertThat(read(author, memo).number()).isEqualTo("IGA/2017/00001");
        assertThat(notices(author)).isEmpty();
    }

    @Test
    void the_letter_is_signed_once_says_all_of_it_and_is_verified_by_its_code() throws IOException {
        Reference memo = sent();
        MemoLetters letters = office.bean(MemoLetters.class);
        var letter = office.as(Actor.NOBODY, () -> letters.draft(memo)).orElseThrow();
        byte[] signed = office.bean(SignedLetters.class).sign(letter);
        office.does(Actor.NOBODY, () -> letters.record(memo, signed));
        assertThat(office.as(Actor.NOBODY, () -> letters.draft(memo))).isEmpty();
        office.does(Actor.NOBODY, () -> letters.record(memo, new byte[] {1}));
        assertThat(office.as(author, () -> queries.letter(memo))).isEqualTo(signed);
        assertThat(refused(clerk, () -> queries.letter(memo))).isInstanceOf(NotFound.class);
        assertThat(office.as(Actor.NOBODY, () -> queries.verify(kept(memo).code())))
                .hasValueSatisfying(found -> assertThat(found.reference()).isEqualTo(memo));
        try (var pdf = Loader.loadPDF(signed)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Formal memo", "2017/00001", request.value());
            assertThat(pdf.getSignatureDictionaries()).hasSize(1);
        }
    }

    private Memo kept(Reference memo) {
        return office.database()
                .entityManager()
                .createQuery("select m from Memo m where m.reference = :reference", Memo.class)
                .setParameter("reference", memo)
                .getSingleResult();
    }
}
