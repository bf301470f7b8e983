package org.dilmun.domain.expression;

/** What the names of an expression stand for at the moment. */
@FunctionalInterface
public interface Values {

    /**
     * @param name as the expression has it, {@code salary} or {@code applicant.age}
     * @return {@link java.math.BigDecimal}, String, {@link java.time.LocalDate}, Boolean, a list of texts, the number of rows of a
     *     table, or a list of the numbers of a column; null while it is not known
     */
    Object of(String name);
}
