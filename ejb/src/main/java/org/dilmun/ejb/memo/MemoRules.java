package org.dilmun.ejb.memo;

import java.time.LocalDate;
import java.util.Locale;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.Country;

/**
 * How the numbers of memos are written, and whether a supervisor signs each before it leaves. Data of the country, {@code memos.yaml};
 * without it a number is the body's code, the year and the count, and whoever writes a memo sends it.
 */
@ApplicationScoped
public class MemoRules {

    private static final Data NONE = new Data("{body}/{year}/{number}", 5, false);

    @Inject
    Country country;

    private Data data = NONE;

    /**
     * The shape of the file.
     *
     * @param number of a memo, with {@code {body}}, {@code {year}} and {@code {number}} in it
     * @param digits of the count at least, filled up by zeros
     * @param signature whether somebody who may sign, other than the author, signs it
     */
    public record Data(String number, int digits, boolean signature) {}

    @PostConstruct
    void load() {
        data = country.files()
                .find("memos.yaml")
                .map(file -> file.as(Data.class))
                .orElse(NONE);
    }

    public boolean signature() {
        return data.signature();
    }

    /** @param counted of that body in the year of that day, from 1 */
    public String number(String bodyCode, LocalDate day, int counted) {
        return data.number()
                .replace("{body}", bodyCode.toUpperCase(Locale.ROOT))
                .replace("{year}", Integer.toString(day.getYear()))
                .replace("{number}", String.format(Locale.ROOT, "%0" + data.digits() + "d", counted));
    }
}
