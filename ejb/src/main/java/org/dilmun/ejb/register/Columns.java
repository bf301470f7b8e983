package org.dilmun.ejb.register;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which column of the file holds what: its first line says so, in any order, by names that the country's data gives. */
final class Columns {

    static final String NUMBER = "personal_number";
    static final String NAME = "name_";
    static final String BIRTH_DATE = "birth_date";
    static final String SEX = "sex";
    static final String NATIONALITY = "nationality";
    static final String CITIZEN = "citizen";
    static final String ADDRESS = "address_";
    static final String PHONE = "phone";
    static final String EMAIL = "email";
    static final String FATHER = "father_number";
    static final String MOTHER = "mother_number";

    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param header its cells
     * @throws ColumnMissing if one is missing
     * @throws ColumnUnknown if one is unknown or there twice
     */
    Columns(List<String> header, List<String> needed, List<String> optional) {
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT);
            boolean known = needed.contains(name) || optional.contains(name);
            if (!known || places.put(name, i) != null) {
                throw new ColumnUnknown(i + 1);
            }
        }
        needed.stream().filter(name -> !places.containsKey(name)).findFirst().ifPresent(name -> {
            throw new ColumnMissing(name);
        });
    }

    int count() {
        return places.size();
    }

    /** @return empty if the file has no such column */
    String cell(List<String> cells, String column) {
        Integer place = places.get(column);
        return place == null ? "" : cells.get(place);
    }
}
