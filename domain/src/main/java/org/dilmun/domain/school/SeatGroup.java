package org.dilmun.domain.school;

/**
 * The classes between which it makes no difference in which one somebody gets a seat, and for which people wait in one line. Whether
 * girls or boys sit there the school says, which has those or these or both.
 *
 * @param school code
 * @param year in which the school year begins
 * @param track code; {@link SeatSection#UNDIVIDED} where there is none
 */
public record SeatGroup(String school, int year, int grade, String track) {}
