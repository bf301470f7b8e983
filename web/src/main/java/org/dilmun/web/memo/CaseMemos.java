package org.dilmun.web.memo;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.memo.MemoQueries;
import org.dilmun.web.office.ShownCase;
import org.dilmun.web.site.Lang;

/** The memos about the shown case. */
@Named
@RequestScoped
public class CaseMemos {

    @Inject
    ShownCase shown;

    @Inject
    MemoQueries queries;

    @Inject
    MemoTexts texts;

    @Inject
    Caller caller;

    @Inject
    Lang lang;

    private List<Line> lines;

    /** A memo; {@code number} is null until it is sent. */
    public record Line(String url, String number, String subject, String from, String to, MemoTexts.State state) {}

    /** The oldest first; none for those who do not see them. */
    public List<Line> getLines() {
        if (lines == null) {
            lines = queries.ofCase(shown.request()).stream()
                    .map(memo -> new Line(
                            lang.url("/office/memos/" + memo.reference()),
                            memo.number(),
                            texts.subject(memo),
                            texts.from(memo),
                            texts.to(memo),
                            texts.state(memo)))
                    .toList();
        }
        return lines;
    }

    /** Where one is written; null for those who may not. */
    public String getWriteUrl() {
        boolean may = shown.isOwn()
                && shown.sight().whole()
                && !shown.isInvolved()
                && caller.actor().may(Permission.WRITE_MEMO, shown.request().bodyId());
        return may ? lang.url("/office/cases/" + shown.reference() + "/memo") : null;
    }
}
