package org.dilmun.ejb.demo;

import java.util.List;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * The shape of {@code demo-names.yaml}: what people of the demonstration are made of.
 *
 * @param seed of the series: with the same data it is the same on every machine
 * @param number how a personal number is written: {@code yy} and {@code MM} of the birth date, {@code #} any digit, {@code @}
 *     any letter, {@code ?} at its end the digit that makes it right
 */
public record CrowdData(long seed, String number, Years born, List<AddressPart> address, List<Group> groups) {

    /** Both included. */
    public record Years(int from, int to) {}

    /**
     * A part of an address: one of the values, or a number between two.
     *
     * @param values null for a number
     * @param often in how many of a hundred addresses; null for all
     */
    public record AddressPart(String part, int from, int to, List<String> values, Integer often) {}

    /**
     * People of one nationality.
     *
     * @param share of a hundred people
     * @param forms of which parts a name consists, in their order: {@code given, father, grandfather, family}
     */
    public record Group(
            String nationality,
            int share,
            List<String> forms,
            List<LocalizedText> female,
            List<LocalizedText> male,
            List<LocalizedText> family) {}
}
