package org.dilmun.domain.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.dilmun.domain.kernel.LocalizedText;

/** What the applicant is asked, in pages of one topic each, and what they declare at the end. */
public record Form(List<Page> pages, LocalizedText declaration) {

    /** One topic. */
    public record Page(String id, LocalizedText title, List<Field> fields) {}

    public Stream<Field> fields() {
        return pages.stream().flatMap(page -> page.fields().stream());
    }

    public Optional<Field> field(String id) {
        return fields().filter(field -> field.id().equals(id)).findFirst();
    }

    public Optional<Page> page(String id) {
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }

    /** @return the page after that one, or empty: then comes the review */
    public Optional<Page> after(String id) {
        int next = pages.indexOf(page(id).orElseThrow()) + 1;
        return next < pages.size() ? Optional.of(pages.get(next)) : Optional.empty();
    }

    /** @return the fields that those answers open, in order */
    public List<Field> asked(Map<String, String> answers) {
        return fields().filter(field -> field.askedWith(answers)).toList();
    }
}
