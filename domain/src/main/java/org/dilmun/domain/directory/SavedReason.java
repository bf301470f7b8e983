package org.dilmun.domain.directory;

import org.dilmun.domain.kernel.LocalizedText;

/** A reason that many people are given, which each reads in their own language. The id is unique where one chooses. */
public record SavedReason(String id, LocalizedText text) {}
