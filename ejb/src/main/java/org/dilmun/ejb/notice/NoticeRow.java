package org.dilmun.ejb.notice;

import java.time.Instant;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;

/**
 * One line of somebody's inbox.
 *
 * @param sender name of the body that speaks
 * @param readAt when it was opened first; null until then
 */
public record NoticeRow(
        Reference reference, LocalizedText subject, LocalizedText sender, Instant sentAt, Instant readAt) {

    public boolean isRead() {
        return readAt != null;
    }
}
