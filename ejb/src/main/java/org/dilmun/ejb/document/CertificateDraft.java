package org.dilmun.ejb.document;

import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.kernel.Reference;

/**
 * A certificate before it is set and signed.
 *
 * @param request the case that yields it
 */
public record CertificateDraft(Reference request, IssuedDocument.Paper paper, Letter letter) {}
