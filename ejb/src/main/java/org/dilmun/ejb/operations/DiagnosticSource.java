package org.dilmun.ejb.operations;

import java.time.Instant;
import java.util.List;

/** A feature that can say how it is. Asked every few seconds: it counts nothing that grows with the country. */
public interface DiagnosticSource {

    List<Diagnostic> read(Instant now);
}
