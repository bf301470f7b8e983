package org.dilmun.ejb.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Structured;

/**
 * Which answers leave with submissions that are taken along. What registers know, files, and personal numbers never do, nor
 * what is computed as a text. A way to reach somebody (phone, e-mail, address) leaves only with those who could open the cases of the body as well.
 */
public final class SubmissionColumns {

    private final Map<String, Field> fields;
    private final boolean contacts;

    private SubmissionColumns(Map<String, Field> fields, boolean contacts) {
        this.fields = fields;
        this.contacts = contacts;
    }

    /**
     * @param forms of all versions of the service, the one in force first: what only older ones ask comes last
     * @param contacts whether ways to reach people are among them
     */
    static SubmissionColumns of(List<Form> forms, boolean contacts) {
        var columns = new SubmissionColumns(new LinkedHashMap<>(), contacts);
        forms.stream()
                .flatMap(Form::fields)
                .filter(columns::leaves)
                .forEach(field -> columns.fields.putIfAbsent(field.id(), field));
        return columns;
    }

    private boolean leaves(Field field) {
        if (field.type() == Field.Kind.COMPUTED && field.shownAs() == Field.Kind.TEXT) {
            return false; // it may repeat any of the others
        }
        return switch (field.shownAs()) {
            case REGISTRY, FILE, PERSONAL_NUMBER, CHILD, SIGNERS -> false;
            case PHONE, EMAIL, ADDRESS -> contacts;
            case TABLE -> field.columns().stream().anyMatch(this::leaves);
            default -> true;
        };
    }

    /** @return each as the youngest version asks it */
    public List<Field> list() {
        return new ArrayList<>(fields.values());
    }

    /**
     * @param field as the version of the case asks it
     * @return what of the answer leaves; empty if nothing
     */
    public Optional<String> leaving(Field field, String answer) {
        if (answer == null || !leaves(field)) {
            return Optional.empty();
        }
        return Optional.of(field.type() == Field.Kind.TABLE ? leavingRows(field, answer) : answer);
    }

    private String leavingRows(Field table, String answer) {
        List<String> columns =
                table.columns().stream().filter(this::leaves).map(Field::id).toList();
        return Structured.write(Structured.rows(answer).orElse(List.of()).stream()
                .map(row -> {
                    var kept = new TreeMap<>(row);
                    kept.keySet().retainAll(columns);
                    return kept;
                })
                .toList());
    }
}
