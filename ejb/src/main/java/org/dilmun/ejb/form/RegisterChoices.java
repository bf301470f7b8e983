package org.dilmun.ejb.form;

import java.util.List;

import org.dilmun.domain.directory.Field;

/** A register that knows what a question may be answered with, by who applies; a bean for each. */
public interface RegisterChoices {

    /** @return as the {@code source} of a field names it, behind {@code register:} */
    String code();

    /**
     * What that person may answer. What they answered before stays among it as long as it is true, so that whoever reads the case
     * later finds it in words.
     *
     * @param applicant party id
     */
    List<Field.Option> options(long applicant);
}
