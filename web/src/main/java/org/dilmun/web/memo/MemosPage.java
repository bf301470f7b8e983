package org.dilmun.web.memo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.memo.Memo;
import org.dilmun.ejb.memo.MemoBox;
import org.dilmun.ejb.memo.MemoQueries;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The memos that the caller's bodies have received and sent. The address holds what is looked at. */
@Named
@RequestScoped
public class MemosPage {

    private static final int PAGE = 30;

    @Inject
    MemoQueries queries;

    @Inject
    MemoTexts texts;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private MemoBox box;
    private List<Memo> memos;

    /** A way to look at them. */
    public record Tab(String url, String label, boolean selected) {}

    /**
     * A memo.
     *
     * @param number null until it is sent
     * @param subject or, for who may not read it yet, that it is unread
     * @param body the other one
     * @param day on which it was sent, or null
     * @param replyBy null: no answer is asked for
     */
    public record Row(
            String url,
            String number,
            String subject,
            String request,
            String body,
            LocalDate day,
            LocalDate replyBy,
            MemoTexts.State state) {}

    @PostConstruct
    void find() {
        box = MemoBox.of(parameters.get("box"), parameters.get("view"));
        String after = parameters.getOrDefault("after", "");
        memos = queries.list(box, Reference.isWellFormed(after) ? new Reference(after) : null, PAGE + 1);
    }

    public List<Tab> getSides() {
        return Stream.of(MemoBox.Side.values())
                .map(side -> new Tab(
                        address(side, side.views().get(0)),
                        messages.text(lang.language(), "office_memos.side." + side.code()),
                        side == box.side()))
                .toList();
    }

    public List<Tab> getViews() {
        return box.side().views().stream()
                .map(view -> new Tab(
                        address(box.side(), view),
                        messages.text(lang.language(), "office_memos.view." + view.code()),
                        view == box.view()))
                .toList();
    }

    public boolean isReceived() {
        return box.side() == MemoBox.Side.IN;
    }

    public List<Row> getRows() {
        return memos.stream().limit(PAGE).map(this::row).toList();
    }

    private Row row(Memo memo) {
        return new Row(
                lang.url("/office/memos/" + memo.reference()),
                memo.number(),
                texts.subject(memo),
                memo.requestReference().value(),
                isReceived() ? texts.from(memo) : texts.to(memo),
                memo.sentOn(),
                memo.content().replyBy(),
                texts.state(memo));
    }

    /** Where the older ones are; null if these are all. */
    public String getNext() {
        return memos.size() > PAGE
                ? address(box.side(), box.view()) + "&after="
                        + memos.get(PAGE - 1).reference()
                : null;
    }

    private String address(MemoBox.Side side, MemoBox.View view) {
        return lang.url("/office/memos") + "?box=" + side.code() + "&view=" + view.code();
    }
}
