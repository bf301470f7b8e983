package org.dilmun.domain.directory;

/**
 * That a service is provided by several bodies, each for its part of the country: a case goes to the one in whose district an
 * address lies.
 *
 * @param division of the country by which it goes, such as its municipalities
 * @param address id of the field that asks for the address; null: where the applicant is registered
 */
public record Provider(String division, String address) {}
