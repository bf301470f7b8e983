package org.dilmun.ejb.document;

import java.time.LocalDate;
import java.util.Map;

import org.dilmun.domain.request.Request;

/**
 * What a certificate certifies.
 *
 * @param request the completed case
 * @param answers what its record says, by field id
 * @param correctedOn day of the correction that made it say so; null: it says what was stated
 */
public record CertifiedRecord(Request request, Map<String, String> answers, LocalDate correctedOn) {}
