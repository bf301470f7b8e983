package org.dilmun.web.memo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongFunction;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.memo.MemoContent;
import org.dilmun.domain.memo.MemoFile;
import org.dilmun.ejb.memo.ShownMemo;

/**
 * A memo as the API shows it. Days are those of the country.
 *
 * @param state draft, returned, sent, withdrawn or discarded
 * @param waitingOn whose turn it is: {@code signature} of a supervisor who sends it, its {@code author}, the {@code receiver} who takes it,
 *     or of who answers it; left out when nothing is to be done
 * @param from code of the body that sends it
 * @param fromName as the body was called on the day on which it was sent; left out until then
 * @param to code of the body that it is for
 * @param toName as {@code fromName}
 * @param number as the country writes it; left out until it is sent
 * @param request reference of the case that it is about
 * @param answers reference of the memo that it answers; left out if it answers none
 * @param answeredBy reference of its answer; left out until that is sent
 * @param subject left out, as {@code text}, {@code asked}, {@code letter} and {@code files} are, for the body that it is for until it has taken it
 * @param asked left out if nothing is asked
 * @param replyBy last day for the answer; left out if none is wanted
 * @param reason why it was given back or withdrawn
 * @param verificationCode of its letter; left out until that is signed
 */
public record MemoView(
        String reference,
        String state,
        @JsonProperty("waiting_on") String waitingOn,
        String from,
        @JsonProperty("from_name") LocalizedText fromName,
        String to,
        @JsonProperty("to_name") LocalizedText toName,
        String number,
        @JsonProperty("sent_on") String sentOn,
        String request,
        String answers,
        @JsonProperty("answered_by") String answeredBy,
        String subject,
        String text,
        String asked,
        @JsonProperty("reply_by") String replyBy,
        String reason,
        @JsonProperty("written_at") String writtenAt,
        @JsonProperty("sent_at") String sentAt,
        @JsonProperty("taken_at") String takenAt,
        @JsonProperty("answered_at") String answeredAt,
        @JsonProperty("withdrawn_at") String withdrawnAt,
        @JsonProperty("verification_code") String verificationCode,
        Letter letter,
        List<File> files,
        int version) {

    /**
     * The signed letter.
     *
     * @param url where it is
     * @param sha256 of the file, in hexadecimal
     */
    public record Letter(String url, String sha256, long size) {}

    /**
     * A file that goes with it.
     *
     * @param url where it is
     * @param label of the question of the case that it answers
     * @param size bytes
     * @param sha256 of the file, in hexadecimal
     */
    public record File(
            int number,
            String url,
            LocalizedText label,
            String name,
            @JsonProperty("media_type") String mediaType,
            long size,
            String sha256) {

        static File of(Memo memo, MemoFile file) {
            return new File(
                    file.number(),
                    address(memo) + "/files/" + file.number(),
                    file.label(),
                    file.file().name(),
                    file.file().mediaType(),
                    file.file().size(),
                    file.file().blobHash());
        }
    }

    /**
     * A memo in a list.
     *
     * @param subject left out for the body that it is for until it has taken it
     */
    public record Line(
            String reference,
            String state,
            @JsonProperty("waiting_on") String waitingOn,
            String from,
            String to,
            String number,
            @JsonProperty("sent_on") String sentOn,
            String request,
            String subject,
            @JsonProperty("reply_by") String replyBy) {

        static Line of(Memo memo, boolean readable, LongFunction<String> bodyCode) {
            return new Line(
                    memo.reference().value(),
                    memo.state().code(),
                    turn(memo),
                    bodyCode.apply(memo.from()),
                    bodyCode.apply(memo.to()),
                    memo.number(),
                    day(memo.sentOn()),
                    memo.requestReference().value(),
                    readable ? memo.content().subject() : null,
                    day(memo.content().replyBy()));
        }
    }

    static MemoView of(ShownMemo shown, LongFunction<String> bodyCode) {
        Memo memo = shown.memo();
        boolean readable = shown.readable();
        MemoContent content = memo.content();
        return new MemoView(
                memo.reference().value(),
                memo.state().code(),
                turn(memo),
                bodyCode.apply(memo.from()),
                memo.fromName(),
                bodyCode.apply(memo.to()),
                memo.toName(),
                memo.number(),
                day(memo.sentOn()),
                memo.requestReference().value(),
                shown.original().map(other -> other.reference().value()).orElse(null),
                shown.answer().map(other -> other.reference().value()).orElse(null),
                readable ? content.subject() : null,
                readable ? content.text() : null,
                readable ? content.asked() : null,
                day(content.replyBy()),
                memo.reason(),
                moment(memo.writtenAt()),
                moment(memo.sentAt()),
                moment(memo.takenAt()),
                moment(memo.answeredAt()),
                moment(memo.withdrawnAt()),
                memo.file().map(letter -> memo.code().value()).orElse(null),
                memo.file()
                        .filter(letter -> readable)
                        .map(letter -> new Letter(address(memo) + "/letter", letter.hash(), letter.size()))
                        .orElse(null),
                shown.files().stream().map(file -> File.of(memo, file)).toList(),
                memo.version());
    }

    static String address(Memo memo) {
        return "/api/v1/memos/" + memo.reference();
    }

    private static String turn(Memo memo) {
        return switch (memo.state()) {
            case DRAFT -> "signature";
            case RETURNED -> "author";
            case SENT -> memo.takenAt() == null ? "receiver" : memo.isAwaited() ? "answer" : null;
            case WITHDRAWN, DISCARDED -> null;
        };
    }

    private static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static String moment(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
