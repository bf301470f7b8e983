package org.dilmun.ejb.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.dilmun.domain.kernel.Language;

/** How a page or a paper writes what answers are made of, in one language. */
public interface Wording {

    Language language();

    String yesNo(boolean yes);

    /** @param hijri whether in the calendar of Umm al-Qura too */
    String day(LocalDate day, boolean hijri);

    /** @param amount in the country's currency */
    String money(BigDecimal amount);

    /** @return the parts as one line */
    String list(List<String> parts);
}
