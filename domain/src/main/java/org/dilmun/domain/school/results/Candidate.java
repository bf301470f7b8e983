package org.dilmun.domain.school.results;

/**
 * Who sits an exam.
 *
 * @param seat number of the seat, from 1
 * @param personKey keyed hash of the personal number, in hexadecimal
 * @param name as the ministry's list has it
 */
public record Candidate(long seat, String personKey, String name) {}
