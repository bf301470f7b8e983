package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.LocalizedText;

/** What a registry says and a certificate states: a line with its label. */
public record CertifiedFact(LocalizedText label, LocalizedText value) {}
