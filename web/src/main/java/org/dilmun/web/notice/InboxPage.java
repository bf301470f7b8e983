package org.dilmun.web.notice;

import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.notice.NoticeList;
import org.dilmun.ejb.notice.NoticeQueries;
import org.dilmun.ejb.notice.NoticeRow;
import org.dilmun.web.site.Lang;

/** What bodies have told the caller, the newest first. */
@Named
@RequestScoped
public class InboxPage {

    private static final int SIZE = 20;

    @Inject
    NoticeQueries queries;

    @Inject
    NoticeLines lines;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private NoticeList page;

    @PostConstruct
    void load() {
        if (parameters.containsKey("after")) {
            page = queries.olderThan(Reference.parse(parameters.get("after")), SIZE);
        } else if (parameters.containsKey("before")) {
            page = queries.newerThan(Reference.parse(parameters.get("before")), SIZE);
        } else {
            page = queries.newest(SIZE);
        }
    }

    public List<NoticeLines.Line> getNotices() {
        return lines.of(page.rows());
    }

    /** The page of newer ones; null if there are none. */
    public String getPreviousUrl() {
        return page.newer() ? url("before", page.rows().get(0)) : null;
    }

    /** The page of older ones; null if there are none. */
    public String getNextUrl() {
        return page.older() ? url("after", page.rows().get(page.rows().size() - 1)) : null;
    }

    private String url(String side, NoticeRow place) {
        return lang.url("/inbox?" + side + "=" + place.reference());
    }
}
