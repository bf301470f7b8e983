package org.dilmun.web.request;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.request.Attachment;
import org.dilmun.ejb.request.AttachmentCheck;
import org.dilmun.web.site.Lang;

/** The questions of a descriptor as the pages of an application ask them. */
@RequestScoped
public class ApplyFields {

    @Inject
    Lang lang;

    /** A field in the language of the page. {@code fileName} of the file that is already there, or null. */
    public record FieldView(
            String id,
            String type,
            String label,
            String hint,
            boolean required,
            boolean locked,
            boolean shown,
            List<OptionView> options,
            Integer maxLength,
            String accept,
            int maxBytes,
            String fileName) {}

    /** An answer of a choice. */
    public record OptionView(String value, String label) {}

    /**
     * @param shown whether an answer makes it matter
     * @param file what is already there; null if nothing
     */
    public FieldView of(Field field, boolean shown, Attachment file) {
        return new FieldView(
                field.id(),
                field.type().code(),
                field.label().in(lang.language()),
                field.hint() == null ? null : field.hint().in(lang.language()),
                field.required(),
                field.type() == Field.Kind.REGISTRY,
                shown,
                field.options().stream()
                        .map(option ->
                                new OptionView(option.value(), option.label().in(lang.language())))
                        .toList(),
                field.maxLength() > 0 ? field.maxLength() : null,
                String.join(",", field.accept()),
                AttachmentCheck.MAX_MEGABYTES << 20,
                file == null ? null : file.file().name());
    }
}
