package org.dilmun.ejb.memo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.memo.MemoContent;
import org.dilmun.domain.memo.MemoFile;
import org.dilmun.domain.memo.MemoState;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.document.Letter;
import org.dilmun.ejb.document.Letter.Row;
import org.dilmun.ejb.document.LetterLanguage;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.Blobs;

/** Words the letters of memos and keeps them when they are signed: one for each memo, however often it is tried. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class MemoLetters {

    static final String LANE = "memo";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Country country;

    @Inject
    Profile profile;

    @Inject
    MemoQueries queries;

    @Inject
    Blobs blobs;

    @Inject
    Audit audit;

    /** @return what the letter of a memo says that was sent; empty if there is one already, or it was withdrawn */
    public Optional<Letter> draft(Reference reference) {
        Memo memo = lock(reference);
        return memo.state() == MemoState.SENT && memo.file().isEmpty() ? Optional.of(letter(memo)) : Optional.empty();
    }

    /** Keeps the signed letter, unless another was quicker. */
    public void record(Reference reference, byte[] signed) {
        Memo memo = lock(reference);
        if (memo.file().isEmpty()) {
            memo.keep(new Memo.File(blobs.put(signed), signed.length));
            audit.record(
                    Actor.system(LANE),
                    "memo.letter",
                    reference.value(),
                    Map.of("sha256", memo.file().orElseThrow().hash()));
        }
    }

    private Memo lock(Reference reference) {
        return em.createQuery("select m from Memo m where m.reference = :reference", Memo.class)
                .setParameter("reference", reference)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }

    private Letter letter(Memo memo) {
        return new Letter(
                languages(),
                fixed("memo.title"),
                memo.fromName(),
                each(language ->
                        language.text("memo.statement", language.of(memo.fromName()), language.of(memo.toName()))),
                rows(memo),
                memo.content().text(),
                memo.reference(),
                memo.sentOn(),
                URI.create(profile.baseUrl() + "/" + country.languages().get(0) + "/verify/" + memo.code()),
                memo.code().value());
    }

    private List<Row> rows(Memo memo) {
        MemoContent content = memo.content();
        var rows = new ArrayList<Row>();
        rows.add(Row.same(fixed("memo.label.number"), memo.number()));
        rows.add(Row.same(fixed("memo.label.subject"), content.subject()));
        rows.add(Row.same(
                fixed("certificate.label.request"), memo.requestReference().value()));
        if (memo.answers() != null) {
            rows.add(Row.same(
                    fixed("memo.label.answers"),
                    em.find(Memo.class, memo.answers()).number()));
        }
        if (content.asked() != null) {
            rows.add(Row.same(fixed("memo.label.asked"), content.asked()));
            rows.add(new Row(fixed("memo.label.reply-by"), each(language -> language.date(content.replyBy()))));
        }
        for (MemoFile file : queries.files(memo)) {
            rows.add(
                    file.isOwn()
                            ? Row.same(fixed("memo.label.file"), file.file().name())
                            : new Row(fixed("memo.label.file"), file.label()));
            rows.add(Row.same(fixed("memo.label.file-hash"), file.file().blobHash()));
        }
        return rows;
    }

    private LocalizedText fixed(String key) {
        return each(language -> language.text(key));
    }

    private LocalizedText each(Function<LetterLanguage, String> text) {
        return LetterLanguage.each(languages(), text);
    }

    private List<LetterLanguage> languages() {
        return LetterLanguage.of(country);
    }
}
