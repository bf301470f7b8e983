package org.dilmun.domain.memo;

import java.time.LocalDate;

import org.dilmun.domain.kernel.TypedText;

/**
 * What a memo says, in the language of who writes it.
 *
 * @param asked what the other body is asked for; null: nothing
 * @param replyBy last day for the answer, in the country's time zone; null: none is asked for
 */
public record MemoContent(String subject, String text, String asked, LocalDate replyBy) {

    /** Characters at most. */
    public static final int SUBJECT_LENGTH = 200;

    /** Characters at most. */
    public static final int TEXT_LENGTH = 8000;

    /** Characters at most. */
    public static final int ASKED_LENGTH = 1000;

    private static final int MOST_DAYS = 366;

    /**
     * As somebody typed it.
     *
     * @param today of the business, in the country's zone
     * @throws MemoIncomplete if subject or text is missing, or one is too long
     * @throws MemoDayWrong if something is asked without a day or the other way round, or the day is past or more than a year ahead
     */
    public static MemoContent typed(String subject, String text, String asked, LocalDate replyBy, LocalDate today) {
        String title = subject == null ? "" : TypedText.line(subject);
        String said = text == null ? "" : TypedText.lines(text);
        String wanted = asked == null ? "" : TypedText.lines(asked);
        if (title.isEmpty()
                || title.length() > SUBJECT_LENGTH
                || said.isEmpty()
                || said.length() > TEXT_LENGTH
                || wanted.length() > ASKED_LENGTH) {
            throw new MemoIncomplete();
        }
        boolean dated = replyBy != null && !replyBy.isBefore(today) && !replyBy.isAfter(today.plusDays(MOST_DAYS));
        if (wanted.isEmpty() ? replyBy != null : !dated) {
            throw new MemoDayWrong();
        }
        return new MemoContent(title, said, wanted.isEmpty() ? null : wanted, replyBy);
    }
}
