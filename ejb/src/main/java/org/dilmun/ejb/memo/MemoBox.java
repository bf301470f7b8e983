package org.dilmun.ejb.memo;

import java.util.List;
import java.util.Locale;

import org.dilmun.domain.memo.MemoState;

/** Where memos are looked for, and which of them. */
public record MemoBox(Side side, View view) {

    /** Received or sent. */
    public enum Side {
        IN,
        OUT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @return views that there are of it, the first as it opens */
        public List<View> views() {
            return this == IN
                    ? List.of(View.OPEN, View.UNREAD, View.LATE, View.ALL)
                    : List.of(View.OPEN, View.DRAFTS, View.LATE, View.ALL);
        }
    }

    /** What becomes of them. */
    public enum View {
        /** Not read yet, or its answer is awaited. */
        OPEN,
        UNREAD,
        /** Its answer should have been there. */
        LATE,
        /** Not sent yet. */
        DRAFTS,
        ALL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As an address says it; what it cannot be is the first. */
    public static MemoBox of(String side, String view) {
        Side chosen = Side.OUT.code().equals(side) ? Side.OUT : Side.IN;
        return new MemoBox(
                chosen,
                chosen.views().stream()
                        .filter(each -> each.code().equals(view))
                        .findFirst()
                        .orElse(chosen.views().get(0)));
    }

    /** @return condition on {@code m}, with {@code :states} and, of {@link View#LATE} alone, {@code :today} */
    String condition() {
        return switch (view) {
            case OPEN -> " and (m.takenAt is null or (m.replyBy is not null and m.answeredAt is null))";
            case UNREAD -> " and m.takenAt is null";
            case LATE -> " and m.replyBy < :today and m.answeredAt is null";
            case DRAFTS, ALL -> "";
        };
    }

    List<MemoState> states() {
        return switch (view) {
            case OPEN, UNREAD, LATE -> List.of(MemoState.SENT);
            case DRAFTS -> List.of(MemoState.DRAFT, MemoState.RETURNED);
            case ALL -> side == Side.IN
                    ? List.of(MemoState.SENT, MemoState.WITHDRAWN)
                    : List.of(MemoState.SENT, MemoState.WITHDRAWN, MemoState.DRAFT, MemoState.RETURNED);
        };
    }
}
