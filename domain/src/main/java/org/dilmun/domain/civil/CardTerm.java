package org.dilmun.domain.civil;

import java.time.LocalDate;

/**
 * How long a card is valid: a number of years, and more of them for the old.
 *
 * @param years for everybody else
 * @param age from which on the longer term holds, in whole years on the day of issue
 * @param yearsFromAge for those of that age and older
 */
public record CardTerm(int years, int age, int yearsFromAge) {

    /** @return the last valid day of a card issued on that day */
    public LocalDate expiry(LocalDate issuedOn, int ageOfHolder) {
        return issuedOn.plusYears(ageOfHolder >= age ? yearsFromAge : years);
    }
}
