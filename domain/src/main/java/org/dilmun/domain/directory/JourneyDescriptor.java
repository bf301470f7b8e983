package org.dilmun.domain.directory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * A life event as one application to several bodies: the services that it consists of, in order, what of them is asked once, and
 * which of them can only begin when others are completed.
 *
 * @param code stable name in addresses
 * @param body code of the body that answers for it as a whole, and collects
 * @param lifeEvents codes of the country's labels
 * @param prefix of its references, two to four capitals
 */
public record JourneyDescriptor(
        String code,
        LocalizedText name,
        LocalizedText summary,
        String body,
        List<String> lifeEvents,
        String prefix,
        List<Part> parts) {

    public JourneyDescriptor {
        Objects.requireNonNull(code);
        lifeEvents = lifeEvents == null ? List.of() : List.copyOf(lifeEvents);
        parts = List.copyOf(parts);
    }

    /**
     * A request for one service.
     *
     * @param service code
     * @param needs ids of earlier parts that have to be completed before anybody works on this one
     * @param unmet what the applicant is told if this part ends because one of those was not; null where nothing is needed
     * @param answers by field of the service's form the field of an earlier part that answers it, {@code birth.child_name}
     */
    public record Part(
            String id, String service, List<String> needs, LocalizedText unmet, Map<String, String> answers) {

        public Part {
            needs = needs == null ? List.of() : List.copyOf(needs);
            answers = answers == null ? Map.of() : Map.copyOf(answers);
        }

        /** @return by field of this part the field of that one which answers it */
        public Map<String, String> takenFrom(String otherPart) {
            var taken = new TreeMap<String, String>();
            answers.forEach((field, source) -> {
                Source from = Source.of(source);
                if (from.part().equals(otherPart)) {
                    taken.put(field, from.field());
                }
            });
            return taken;
        }
    }

    /** Where an answer comes from. */
    public record Source(String part, String field) {

        /** @param written as {@code part.field} */
        public static Source of(String written) {
            int dot = written.indexOf('.');
            return new Source(written.substring(0, Math.max(dot, 0)), written.substring(dot + 1));
        }
    }

    public Optional<Part> part(String id) {
        return parts.stream().filter(part -> part.id().equals(id)).findFirst();
    }

    /** @return the parts that cannot begin before that one is completed */
    public List<Part> needing(String partId) {
        return parts.stream().filter(part -> part.needs().contains(partId)).toList();
    }
}
