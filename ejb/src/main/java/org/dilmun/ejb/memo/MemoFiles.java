package org.dilmun.ejb.memo;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.memo.MemoFile;
import org.dilmun.domain.memo.MemoFilesTooMany;
import org.dilmun.domain.request.Attachment;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.request.Blobs;
import org.dilmun.ejb.request.CheckedFile;

/** The own files of an answer while it is written; part of the transaction that holds its lock. */
@ApplicationScoped
public class MemoFiles {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    Blobs blobs;

    @Inject
    NoticeTexts texts;

    /**
     * Lets an answer have those of its files, and these in addition.
     *
     * @param kept numbers of those that stay
     * @throws MemoFilesTooMany if these are more than an answer may have
     */
    public void change(Memo answer, Set<String> kept, List<CheckedFile> added) {
        List<MemoFile> before = list(answer);
        List<MemoFile> dropped = before.stream()
                .filter(file -> !kept.contains(Integer.toString(file.number())))
                .toList();
        if (before.size() - dropped.size() + added.size() > MemoUploads.MOST) {
            throw new MemoFilesTooMany(MemoUploads.MOST);
        }
        int number = before.stream().mapToInt(MemoFile::number).max().orElse(0);
        for (CheckedFile each : added) {
            blobs.put(each.content());
            add(answer, ++number, each.file());
        }
        remove(dropped);
    }

    private void add(Memo answer, int number, Attachment.File file) {
        em.persist(MemoFile.own(ids.next(), answer, number, file, texts.text("memo.enclosure", number)));
    }

    /** Takes all of them away, with what nobody else has of their contents. */
    public void forget(Memo draft) {
        remove(list(draft));
    }

    private List<MemoFile> list(Memo memo) {
        return em.createQuery("select f from MemoFile f where f.memoId = :memo order by f.number", MemoFile.class)
                .setParameter("memo", memo.id())
                .getResultList();
    }

    private void remove(List<MemoFile> files) {
        files.forEach(em::remove);
        em.flush(); // whether a content is used the tables tell
        files.stream().map(each -> each.file().blobHash()).distinct().sorted().forEach(blobs::forget);
    }
}
