package org.dilmun.web.notice;

import java.time.ZonedDateTime;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.notice.NoticeRow;
import org.dilmun.web.site.Lang;

/** Notices as lists of them show them. */
@ApplicationScoped
public class NoticeLines {

    @Inject
    Country country;

    @Inject
    Lang lang;

    /** A notice in a list. */
    public record Line(String url, String subject, String sender, ZonedDateTime at, boolean read) {}

    public List<Line> of(List<NoticeRow> rows) {
        return rows.stream()
                .map(row -> new Line(
                        lang.url("/inbox/" + row.reference()),
                        row.subject().in(lang.language()),
                        row.sender().in(lang.language()),
                        row.sentAt().atZone(country.zone()),
                        row.isRead()))
                .toList();
    }
}
