package org.dilmun.ejb.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which column of the file holds what: its first line says so, in any order, by names that whoever reads it gives. */
public final class Columns {

    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param header its cells
     * @throws ColumnMissing if one is missing
     * @throws ColumnUnknown if one is unknown or there twice
     */
    public Columns(List<String> header, List<String> needed, List<String> optional) {
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

    public int count() {
        return places.size();
    }

    /** @return empty if the file has no such column */
    public String cell(List<String> cells, String column) {
        Integer place = places.get(column);
        return place == null ? "" : cells.get(place);
    }
}
