package org.dilmun.web.notice;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.notice.NoticeQueries;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What pages other than the inbox show of it to somebody who is signed in. */
@Named
@RequestScoped
public class InboxMark {

    private static final int NEWEST = 3;

    @Inject
    NoticeQueries queries;

    @Inject
    NoticeLines lines;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private Integer unread;

    /** How many are unread, as a mark has room for it; null if none is. */
    public String getUnread() {
        if (unread == null) { // a page asks more than once
            unread = queries.unread();
        }
        if (unread == 0) {
            return null;
        }
        return unread < NoticeQueries.COUNTED_AT_MOST ? unread.toString() : NoticeQueries.COUNTED_AT_MOST - 1 + "+";
    }

    /** The same in words; null if none is unread. */
    public String getUnreadText() {
        String count = getUnread();
        return count == null ? null : messages.text(lang.language(), "my.info.unread", count);
    }

    public List<NoticeLines.Line> getNewest() {
        return lines.of(queries.newest(NEWEST).rows());
    }
}
