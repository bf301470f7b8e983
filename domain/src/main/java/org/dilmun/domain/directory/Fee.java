package org.dilmun.domain.directory;

import java.util.LinkedHashMap;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a service costs. Written as a list of rows, the first one that fits who applies holds, and those with a condition come on
 * top. Written in parts, it is a table, of which the first row that holds counts, or a formula; to either come additions,
 * waivers may take all of it away, and several bodies may share it.
 */
public final class Fee {

    /** What the body has not stated. */
    public static final Fee UNSTATED = new Fee(List.of());

    private final List<FeeRow> list;
    private final List<FeeRow> table;
    private final FeeFormula formula;
    private final List<FeeRow> additions;
    private final List<Waiver> waivers;
    private final FeeShares shares;

    private Fee(List<FeeRow> list) {
        this.list = List.copyOf(list);
        this.table = List.of();
        this.formula = null;
        this.additions = List.of();
        this.waivers = List.of();
        this.shares = null;
    }

    private Fee(
            List<FeeRow> table, FeeFormula formula, List<FeeRow> additions, List<Waiver> waivers, FeeShares shares) {
        this.list = List.of();
        this.table = table == null ? List.of() : List.copyOf(table);
        this.formula = formula;
        this.additions = additions == null ? List.of() : List.copyOf(additions);
        this.waivers = waivers == null ? List.of() : List.copyOf(waivers);
        this.shares = shares;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Fee ofRows(List<FeeRow> rows) {
        return new Fee(rows);
    }

    /** Each part may be null; table and formula exclude each other. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public static Fee ofParts(
            @JsonProperty("table") List<FeeRow> table,
            @JsonProperty("formula") FeeFormula formula,
            @JsonProperty("additions") List<FeeRow> additions,
            @JsonProperty("waivers") List<Waiver> waivers,
            @JsonProperty("shares") FeeShares shares) {
        return new Fee(table, formula, additions, waivers, shares);
    }

    /** As the descriptor has it. */
    @JsonValue
    Object written() {
        if (!isInParts()) {
            return list;
        }
        var written = new LinkedHashMap<String, Object>();
        written.put("table", table);
        written.put("formula", formula);
        written.put("additions", additions);
        written.put("waivers", waivers);
        written.put("shares", shares);
        written.values().removeIf(part -> part == null || List.of().equals(part));
        return written;
    }

    public boolean isInParts() {
        return !table.isEmpty() || formula != null || !additions.isEmpty() || !waivers.isEmpty() || shares != null;
    }

    /** @return the rows if it is written as a list; empty otherwise */
    public List<FeeRow> list() {
        return list;
    }

    /** @return rows of which the first that holds counts, the last for everybody else; empty if there is no table */
    public List<FeeRow> table() {
        return table;
    }

    /** @return null if it is not computed */
    public FeeFormula formula() {
        return formula;
    }

    /** @return what comes on top where its condition holds; without one it is only told, and paid where it arises */
    public List<FeeRow> additions() {
        return additions;
    }

    /** @return in order: the first that holds is named */
    public List<Waiver> waivers() {
        return waivers;
    }

    /** @return which bodies it goes to; null: all of it to the body of the service */
    public FeeShares shares() {
        return shares;
    }
}
