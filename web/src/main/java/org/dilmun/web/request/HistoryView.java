package org.dilmun.web.request;

import java.util.List;
import java.util.function.LongFunction;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.SignatureState;

/**
 * What happened to a case, the oldest first.
 *
 * @param reference of the case
 * @param next where the history goes on; left out at its end
 */
public record HistoryView(String reference, List<Entry> entries, String next) {

    /**
     * One move.
     *
     * @param by what who moved it is in the case: {@code applicant}, {@code officer}, {@code signer}, {@code client} of the body,
     *     {@code platform}
     * @param savedReason text of the service that the applicant reads, by language; left out if none was chosen
     * @param reason words for the applicant; left out if there are none
     * @param opinion what a body said that was asked: {@code agree} or {@code object}; left out for any other move
     * @param opinionOf code of that body
     * @param signature what somebody answered who was to sign: {@code signed} or {@code refused}; left out for any other move
     */
    public record Entry(
            int number,
            String at,
            String from,
            String to,
            String step,
            String by,
            String channel,
            @JsonProperty("saved_reason") LocalizedText savedReason,
            String reason,
            String opinion,
            @JsonProperty("opinion_of") String opinionOf,
            String signature) {

        static Entry of(HistoryEntry entry, LongFunction<String> bodyCode) {
            return new Entry(
                    entry.number(),
                    RequestView.text(entry.at()),
                    RequestView.code(entry.from()),
                    RequestView.code(entry.to()),
                    entry.step(),
                    RequestView.code(entry.part()),
                    entry.channel().code(),
                    entry.reason().saved(),
                    entry.reason().words(),
                    entry.opinion().map(Workflow.Opinion::code).orElse(null),
                    entry.opinionBody() == null ? null : bodyCode.apply(entry.opinionBody()),
                    entry.signature().map(SignatureState::code).orElse(null));
        }
    }

    /** @param bodyCode code of the body with that id */
    static List<Entry> entries(List<HistoryEntry> history, LongFunction<String> bodyCode) {
        return history.stream().map(entry -> Entry.of(entry, bodyCode)).toList();
    }
}
