package org.dilmun.web.request;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Country.AddressPart;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What people call an answer or a part of it. */
@RequestScoped
public class AnswerLabels {

    @Inject
    Messages messages;

    @Inject
    Country country;

    @Inject
    Lang lang;

    /** @param path of an answer or a part of it: {@code bills}, {@code house.block}, {@code bills.0.amount}; of a page, {@code page:id} */
    public String of(Form form, String path) {
        String[] parts = path.split("\\.");
        Optional<Field> field = form.field(parts[0]);
        if (field.isEmpty()) {
            return form.page(path.replaceFirst("^page:", ""))
                    .map(page -> page.title().in(lang.language()))
                    .orElse(path);
        }
        String label = field.get().label().in(lang.language());
        return switch (parts.length) {
            case 3 -> messages.text(
                    lang.language(),
                    "errors.text.row",
                    label,
                    Integer.parseInt(parts[1]) + 1,
                    column(field.get(), parts[2]));
            case 2 -> messages.text(lang.language(), "errors.text.part", label, part(parts[1]));
            default -> label;
        };
    }

    private String column(Field field, String id) {
        return field.columns().stream()
                .filter(column -> column.id().equals(id))
                .map(column -> column.label().in(lang.language()))
                .findFirst()
                .orElse(id);
    }

    private String part(String name) {
        return country.addressForm().stream()
                .filter(part -> part.part().equals(name))
                .map(AddressPart::label)
                .map(label -> label.in(lang.language()))
                .findFirst()
                .orElse(name);
    }
}
