package org.dilmun.ejb.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Json;

/** Writes a descriptor as the file of a service. */
final class DescriptorText {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setUseUnicodeEncoding(true)
            .setWidth(120)
            .build();

    /** Keys that each version has, and their values where nobody has said anything. */
    private static final Map<Object, Object> UNSAID =
            Map.of("required", false, "reason", false, "maxLength", 0, "due", 0, "again", 0);

    private DescriptorText() {}

    static String of(ServiceDescriptor descriptor) {
        Map<String, Object> content = Json.read(Json.write(descriptor), new TypeReference<>() {});
        return new Dump(SETTINGS).dumpToString(stated(content));
    }

    /** What is kept for each field and step, said or not, stands in a file only where it says something. */
    private static Object stated(Object value) {
        if (value instanceof Map<?, ?> map) {
            var stated = new LinkedHashMap<Object, Object>();
            map.forEach((key, each) -> {
                if (!each.equals(UNSAID.get(key))) {
                    stated.put(key, stated(each));
                }
            });
            return stated;
        }
        return value instanceof List<?> list
                ? list.stream().map(DescriptorText::stated).toList()
                : value;
    }
}
