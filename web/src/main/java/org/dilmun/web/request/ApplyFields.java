package org.dilmun.web.request;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Field.Kind;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.directory.TextPattern;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Wards;
import org.dilmun.domain.request.Attachment;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Identifier;
import org.dilmun.ejb.form.SignersKind;
import org.dilmun.ejb.form.TableKind;
import org.dilmun.ejb.party.NamedPeople;
import org.dilmun.ejb.request.AttachmentCheck;
import org.dilmun.ejb.request.AttachmentLimits;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The questions of a descriptor as the pages of an application ask them. */
@RequestScoped
public class ApplyFields {

    @Inject
    Country country;

    @Inject
    WebWording words;

    @Inject
    AttachmentLimits limits;

    @Inject
    NamedPeople named;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /**
     * A field in the language of the page.
     *
     * @param type as the tag {@code d:question} knows it
     * @param locked shown, not asked
     * @param shown whether an answer makes it matter
     * @param maxBytes of a file; 0 of anything else
     * @param fileName of the file that is already there, or null
     * @param unit of a number; null if it has none
     * @param latin whether it runs left to right in every language
     * @param note what the answer comes to in the other calendar, or why there is nothing to choose from; null if there is none
     * @param parts of an address, or those who sign
     * @param table null if it is none
     */
    public record FieldView(
            String id,
            String type,
            String label,
            String hint,
            String help,
            boolean required,
            boolean locked,
            boolean shown,
            List<OptionView> options,
            Integer maxLength,
            String accept,
            int maxBytes,
            String fileName,
            String unit,
            boolean latin,
            String note,
            List<InputView> parts,
            TableView table) {

        /** The same question, answered by a choice in place of what it takes. */
        public FieldView choosing(List<OptionView> some) {
            return new FieldView(
                    id, "choice", label, hint, help, required, locked, shown, some, null, "", 0, null, unit, latin,
                    note, parts, table);
        }
    }

    /** An answer of a choice; {@code chosen} where several may be. */
    public record OptionView(String value, String label, boolean chosen) {}

    /**
     * One input of an answer that several make up.
     *
     * @param type of the HTML input, or {@code select}
     * @param mode of the keyboard; null for the usual one
     */
    public record InputView(
            String id,
            String label,
            String hint,
            String type,
            String mode,
            String value,
            boolean required,
            boolean latin,
            List<OptionView> options) {}

    /** A row of a table; {@code number} counts from 1. */
    public record RowView(int index, int number, List<InputView> cells) {}

    /** @param full whether it takes no more rows */
    public record TableView(List<RowView> rows, boolean full) {}

    /**
     * @param answer as it was typed or kept
     * @param shown whether an answer makes it matter
     * @param file what is already there; null if nothing
     * @param facts of who applies
     */
    public FieldView of(Field field, String answer, boolean shown, Attachment file, Facts facts) {
        Wards wards = facts.wards();
        return new FieldView(
                field.id(),
                type(field),
                text(field.label()),
                field.type() == Kind.FILE ? fileHint(field) : text(hint(field)),
                text(field.help()),
                field.required(),
                field.type() == Kind.REGISTRY || field.type() == Kind.COMPUTED,
                shown,
                field.type() == Kind.CHILD
                        ? children(wards, answer)
                        : options(field, Structured.choices(answer).orElse(List.of(answer))),
                field.maxLength() > 0 ? field.maxLength() : null,
                String.join(",", field.accept()),
                field.type() == Kind.FILE ? limits.megabytes(field) << 20 : 0,
                file == null ? null : file.file().name(),
                text(field.unit()),
                latin(field),
                field.type() == Kind.CHILD && wards.list().isEmpty()
                        ? messages.text(lang.language(), "apply.text.no-children")
                        : note(field, answer),
                several(field, answer, facts),
                field.type() == Kind.TABLE ? table(field, answer) : null);
    }

    private String text(LocalizedText text) {
        return text == null ? null : text.in(lang.language());
    }

    /** As {@code d:field} calls what the kind is typed into. */
    private static String type(Field field) {
        return switch (field.type()) {
            case YESNO, CHILD -> "choice";
            case CHOICE -> field.fromRegister() ? "select" : "choice";
            case PERSONAL_NUMBER, BUSINESS_NUMBER -> "text";
            case DATE -> field.inHijri() ? "text" : "date";
            case NUMBER -> field.decimals() == null ? "number" : "decimal";
            default -> field.type().code();
        };
    }

    /** The country tells how its own numbers look, unless the field does. */
    private LocalizedText hint(Field field) {
        if (field.hint() != null) {
            return field.hint();
        }
        return switch (field.type()) {
            case PERSONAL_NUMBER, SIGNERS -> country.personalNumber().hint();
            case BUSINESS_NUMBER -> country.businessNumber()
                    .map(Identifier::hint)
                    .orElse(null);
            case PHONE -> country.phone().map(Country.Phone::hint).orElse(null);
            default -> null;
        };
    }

    /** What may be sent, told before it is chosen. */
    private String fileHint(Field field) {
        String taken = messages.text(
                lang.language(),
                "field.hint.file",
                AttachmentCheck.kinds(field.accept()),
                Integer.toString(limits.megabytes(field)));
        return field.hint() == null ? taken : text(field.hint()) + " " + taken;
    }

    private static boolean latin(Field field) {
        return switch (field.type()) {
            case PERSONAL_NUMBER, BUSINESS_NUMBER, PHONE, EMAIL, NUMBER, MONEY, DATE -> true;
            default -> field.pattern() != null && field.pattern() != TextPattern.ARABIC;
        };
    }

    private List<OptionView> options(Field field, List<String> chosen) {
        return field.type() == Kind.YESNO
                ? Stream.of("yes", "no")
                        .map(value -> new OptionView(value, words.yesNo(value.equals("yes")), chosen.contains(value)))
                        .toList()
                : views(field.options(), chosen);
    }

    /** Two children may have one name: their days of birth tell them apart, and no number is shown. */
    private List<OptionView> children(Wards wards, String chosen) {
        return wards.list().stream()
                .map(ward -> new OptionView(
                        ward.reference(),
                        messages.text(
                                lang.language(),
                                "apply.answer.child",
                                ward.person().name().in(lang.language()),
                                words.day(ward.person().birthDate(), false)),
                        ward.reference().equals(chosen)))
                .toList();
    }

    private List<OptionView> views(List<Field.Option> options, List<String> chosen) {
        return options.stream()
                .map(option -> new OptionView(option.value(), text(option.label()), chosen.contains(option.value())))
                .toList();
    }

    private String note(Field field, String answer) {
        try {
            return field.inHijri() && !answer.isEmpty() ? words.day(LocalDate.parse(answer), true) : null;
        } catch (DateTimeException notYet) {
            return null;
        }
    }

    private List<InputView> several(Field field, String answer, Facts facts) {
        return switch (field.type()) {
            case ADDRESS -> parts(field, answer);
            case SIGNERS -> signers(field, answer, facts.applicant().id());
            default -> List.of();
        };
    }

    /** Who has named somebody sees the number again that they have typed. */
    private List<InputView> signers(Field field, String answer, long applicant) {
        List<String> given = Structured.choices(answer).orElse(List.of());
        int least = field.min() == null ? 1 : Integer.parseInt(field.min());
        return IntStream.range(0, SignersKind.most(field))
                .mapToObj(at -> new InputView(
                        field.id() + "-" + at,
                        messages.text(lang.language(), "apply.label.signer", at + 1),
                        null,
                        "text",
                        null,
                        at < given.size()
                                ? named.number(applicant, given.get(at)).orElse(given.get(at))
                                : "",
                        field.required() && at < least,
                        true,
                        List.of()))
                .toList();
    }

    private List<InputView> parts(Field field, String answer) {
        Map<String, String> given = Structured.parts(answer).orElse(Map.of());
        return country.addressForm().stream()
                .map(part -> {
                    String value = given.getOrDefault(part.part(), "");
                    return new InputView(
                            field.id() + "-" + part.part(),
                            text(part.label()),
                            null,
                            part.options().isEmpty() ? "text" : "select",
                            null,
                            value,
                            part.required(),
                            part.form() != null,
                            views(part.options(), List.of(value)));
                })
                .toList();
    }

    private TableView table(Field field, String answer) {
        var given = new ArrayList<>(Structured.rows(answer).orElse(List.of()));
        int least = field.min() == null ? 1 : Math.max(1, Integer.parseInt(field.min()));
        while (given.size() < least) {
            given.add(Map.of());
        }
        return new TableView(
                IntStream.range(0, given.size())
                        .mapToObj(row -> new RowView(
                                row,
                                row + 1,
                                field.columns().stream()
                                        .map(column -> cell(field.id() + "-" + row + "-", column, given.get(row)))
                                        .toList()))
                        .toList(),
                given.size() >= TableKind.most(field));
    }

    private InputView cell(String prefix, Field column, Map<String, String> row) {
        String value = row.getOrDefault(column.id(), "");
        boolean choice = column.type() == Kind.CHOICE || column.type() == Kind.YESNO;
        return new InputView(
                prefix + column.id(),
                text(column.label()),
                text(hint(column)),
                choice ? "select" : inputType(column),
                column.type() == Kind.MONEY || column.type() == Kind.NUMBER ? "decimal" : null,
                value,
                column.required(),
                latin(column),
                choice ? options(column, List.of(value)) : List.of());
    }

    private static String inputType(Field column) {
        return switch (column.type()) {
            case DATE -> column.inHijri() ? "text" : "date";
            case PHONE -> "tel";
            case EMAIL -> "email";
            default -> "text";
        };
    }
}
