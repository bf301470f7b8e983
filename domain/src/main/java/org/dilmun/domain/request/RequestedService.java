package org.dilmun.domain.request;

/**
 * What is applied for.
 *
 * @param code of the service
 * @param versionId the descriptor's version in force at the start; the case keeps it to its end
 * @param bodyId the body that decides
 */
public record RequestedService(String code, long versionId, long bodyId) {}
