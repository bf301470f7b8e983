package org.dilmun.ejb.party;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;

/** The organisations outside government that have a part in services of a country. Data of the country, {@code partners.yaml}. */
public final class Partners {

    /** Where they stand, in the folder of the country. */
    public static final String FILE = "partners.yaml";

    private Partners() {}

    /**
     * One of them.
     *
     * @param code by which answers name it; no body of government has the same
     * @param kind what sort of organisation, {@code day-club}
     * @param body code of the body that lets it have its part
     */
    public record PartnerData(String code, LocalizedText name, String kind, String body) {}

    public static List<PartnerData> of(Country country) {
        return country.files().find(FILE).map(Partners::read).orElse(List.of());
    }

    private static List<PartnerData> read(YamlFile file) {
        return List.of(file.as(PartnerData[].class));
    }

    /**
     * The codes of the partners of a country, whose file is sound.
     *
     * @throws BrokenCountryData naming every mistake with its line and column
     */
    public static Set<String> codes(Country country) {
        return country.files()
                .find(FILE)
                .map(file -> checked(file, Bodies.codes(country)))
                .orElse(Set.of());
    }

    private static Set<String> checked(YamlFile file, Set<String> bodies) {
        var mistakes = new ArrayList<String>();
        var taken = new HashSet<>(bodies);
        var codes = new TreeSet<String>();
        List<PartnerData> partners = read(file);
        for (int p = 0; p < partners.size(); p++) {
            PartnerData partner = partners.get(p);
            if (!taken.add(partner.code())) {
                mistakes.add(place(file, p, "code") + "something else has the code " + partner.code());
            }
            if (!bodies.contains(partner.body())) {
                mistakes.add(place(file, p, "body") + "there is no body " + partner.body());
            }
            codes.add(partner.code());
        }
        if (!mistakes.isEmpty()) {
            throw new BrokenCountryData(mistakes);
        }
        return codes;
    }

    private static String place(YamlFile file, int row, String key) {
        return file.name() + ":" + file.place("/" + row + "/" + key).text() + ": ";
    }
}
