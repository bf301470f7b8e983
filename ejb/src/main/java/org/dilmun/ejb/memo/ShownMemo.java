package org.dilmun.ejb.memo;

import java.util.List;
import java.util.Optional;

import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.memo.MemoFile;

/**
 * A memo as the caller sees it.
 *
 * @param files none for those who may not read it yet
 * @param sender whether the caller is of the body that sends it
 * @param receiver whether the caller is of the body that it was sent to
 * @param original the memo that it answers, if it is an answer
 * @param answer the answer that was sent, if there is one
 */
public record ShownMemo(
        Memo memo,
        List<MemoFile> files,
        boolean sender,
        boolean receiver,
        Optional<Memo> original,
        Optional<Memo> answer) {

    public ShownMemo {
        files = List.copyOf(files);
    }

    /** @return whether the caller may read what it says: of the other body only once somebody has taken it */
    public boolean readable() {
        return readable(memo, sender);
    }

    static boolean readable(Memo memo, boolean sender) {
        return sender || memo.takenAt() != null;
    }
}
