package org.dilmun.ejb.notice;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.Notice;

/**
 * A notice as its receiver opens it.
 *
 * @param sender name of the body that speaks
 */
public record OwnNotice(Notice notice, LocalizedText sender) {}
