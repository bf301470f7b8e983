package org.dilmun.ejb.memo;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.party.Bodies;

/** Tells officials what has become of memos. What a memo says stays in it; the applicant is told nothing. */
@ApplicationScoped
public class MemoNotices {

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    @Inject
    MemoPeople people;

    @Inject
    Bodies bodies;

    /** A draft waits for who may sign it. */
    public void waits(Memo draft, Set<Long> concerned) {
        people.signing(draft.from(), concerned).stream()
                .filter(person -> draft.authorId().filter(person::equals).isEmpty())
                .forEach(person -> send(
                        draft,
                        "sign-" + draft.writtenAt().toEpochMilli(),
                        person,
                        draft.from(),
                        texts.text("memo.sign.subject", draft.requestReference()),
                        texts.text(
                                "memo.sign.text",
                                draft.requestReference(),
                                bodies.get(draft.to()).name())));
    }

    public void sentBack(Memo draft) {
        draft.authorId()
                .ifPresent(author -> send(
                        draft,
                        "back-" + draft.writtenAt().toEpochMilli(),
                        author,
                        draft.from(),
                        texts.text("memo.back.subject", draft.requestReference()),
                        texts.text("memo.back.text", draft.requestReference(), draft.reason())));
    }

    /** The other body is told, and the author where somebody else signed. */
    public void sent(Memo memo, Set<Long> concerned) {
        people.responsible(memo.to(), concerned)
                .forEach(person -> send(
                        memo,
                        "arrived",
                        person,
                        memo.from(),
                        texts.text("memo.arrived.subject", memo.fromName()),
                        texts.text("memo.arrived.text", memo.number(), memo.fromName())));
        if (!memo.author().equals(memo.signedBy())) {
            memo.authorId()
                    .ifPresent(author -> send(
                            memo,
                            "sent",
                            author,
                            memo.from(),
                            texts.text("memo.sent.subject", memo.toName()),
                            texts.text("memo.sent.text", memo.number(), memo.toName())));
        }
    }

    /** Who wrote the memo is told of its answer. */
    public void answered(Memo original, Memo answer) {
        original.authorId()
                .ifPresent(author -> send(
                        answer,
                        "answers",
                        author,
                        answer.from(),
                        texts.text("memo.answered.subject", answer.fromName()),
                        texts.text("memo.answered.text", answer.fromName(), original.number(), answer.number())));
    }

    public void withdrawn(Memo memo, Set<Long> concerned) {
        people.responsible(memo.to(), concerned)
                .forEach(person -> send(
                        memo,
                        "withdrawn",
                        person,
                        memo.from(),
                        texts.text("memo.withdrawn.subject", memo.fromName()),
                        texts.text("memo.withdrawn.text", memo.fromName(), memo.number())));
    }

    private void send(Memo memo, String event, long receiver, long speaker, LocalizedText subject, LocalizedText text) {
        notices.send(new NoticeDraft(
                String.join("/", "memo", memo.reference().value(), event, Long.toString(receiver)),
                receiver,
                speaker,
                subject,
                text,
                "/office/memos/" + memo.reference(),
                null));
    }
}
