package org.dilmun.ejb.country;

import java.util.List;

/** Country data that cannot be used; each mistake with file, line and reason. Stops the build and the start. */
public class BrokenCountryData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    public BrokenCountryData(List<String> mistakes) {
        super("country data is broken:\n  " + String.join("\n  ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
