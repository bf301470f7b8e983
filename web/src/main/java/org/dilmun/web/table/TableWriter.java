package org.dilmun.web.table;

import java.io.IOException;
import java.util.List;

/** Writes a table row by row, in memory that does not grow with it. The first row names the columns. */
public interface TableWriter extends AutoCloseable {

    /**
     * @param cells texts, numbers ({@link java.math.BigDecimal}, {@link Long}), days ({@link java.time.LocalDate}), lists and
     *     maps of texts, which only JSON has, or null for none
     */
    void row(List<?> cells) throws IOException;

    /** Ends the table; the stream beneath stays open. */
    @Override
    void close() throws IOException;
}
