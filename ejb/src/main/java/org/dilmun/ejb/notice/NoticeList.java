package org.dilmun.ejb.notice;

import java.util.List;

/**
 * A page of somebody's inbox, the newest first.
 *
 * @param newer whether there are newer ones than these
 * @param older whether there are older ones than these
 */
public record NoticeList(List<NoticeRow> rows, boolean newer, boolean older) {

    public NoticeList {
        rows = List.copyOf(rows);
    }
}
