package org.dilmun.domain.directory;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Another version of the service has been published than the one that was to be replaced. */
public class VersionOvertaken extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param number of the version in force; 0: none */
    public VersionOvertaken(String code, int number) {
        super(Kind.CONFLICT, "service-version-overtaken", Map.of("service", code, "number", number));
    }
}
