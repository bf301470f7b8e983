package org.dilmun.ejb.country;

import java.util.List;

import org.dilmun.domain.kernel.Message;

/** A file that is no YAML, and the place at which that shows, from 1. */
public class BrokenYaml extends BrokenCountryData {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final transient Message reason;

    BrokenYaml(String name, int line, int column, Message reason) {
        super(List.of(name + ":" + line + ":" + column + ": " + reason));
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public Message reason() {
        return reason;
    }
}
