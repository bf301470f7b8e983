package org.dilmun.web.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.dilmun.domain.kernel.Json;

/** A table as a JSON array of objects, whose keys are the names of the columns; what has no value has no key. Numbers and days are texts. */
final class JsonTable implements TableWriter {

    private final Writer text;
    private List<String> keys = List.of();
    private String before = "[";

    JsonTable(OutputStream out) {
        text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void row(List<?> cells) throws IOException {
        if (keys.isEmpty()) {
            keys = cells.stream().map(Object::toString).toList();
            return;
        }
        var object = new TreeMap<String, Object>();
        for (int column = 0; column < keys.size(); column++) {
            Object value = cells.get(column);
            if (value != null) {
                object.put(keys.get(column), structured(value) ? value : value.toString());
            }
        }
        text.write(before + "\n" + Json.write(object));
        before = ",";
    }

    private static boolean structured(Object value) {
        return value instanceof Collection || value instanceof Map;
    }

    @Override
    public void close() throws IOException {
        text.write(before.equals("[") ? "[]\n" : "\n]\n");
        text.flush();
    }
}
