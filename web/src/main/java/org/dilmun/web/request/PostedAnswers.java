package org.dilmun.web.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.annotation.RequestParameterValuesMap;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.directory.Structured;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.form.SignersKind;
import org.dilmun.ejb.form.TableKind;

/** What a page of an application posts: one text for each answer, also where several inputs make it up. */
@RequestScoped
public class PostedAnswers {

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    @Inject
    @RequestParameterValuesMap
    Map<String, String[]> values;

    @Inject
    Country country;

    /** @return ids of the fields that the page had when the applicant sent it; empty if nothing is being posted */
    public Set<String> asked() {
        String asked = parameters.getOrDefault("asked", "");
        return asked.isEmpty() ? Set.of() : Set.of(asked.split(" "));
    }

    /** @return by field id, of those that were asked */
    public Map<String, String> of(Form.Page page) {
        Set<String> asked = asked();
        var answers = new LinkedHashMap<String, String>();
        page.questions().stream()
                .map(Question::field)
                .filter(field -> field.type().writable() && asked.contains(field.id()))
                .forEach(field -> answers.put(field.id(), answer(field)));
        return answers;
    }

    private String answer(Field field) {
        return switch (field.type()) {
            case MANY -> Structured.write(List.of(values.getOrDefault(field.id(), new String[0])));
            case ADDRESS -> Structured.write(parts(field.id()));
            case SIGNERS -> Structured.write(signers(field));
            case TABLE -> Structured.write(rows(field));
            default -> parameters.getOrDefault(field.id(), "");
        };
    }

    private List<String> signers(Field field) {
        return IntStream.range(0, SignersKind.most(field))
                .mapToObj(at -> parameters.getOrDefault(field.id() + "-" + at, ""))
                .toList();
    }

    private Map<String, String> parts(String id) {
        var parts = new TreeMap<String, String>();
        country.addressForm()
                .forEach(part -> parts.put(part.part(), parameters.getOrDefault(id + "-" + part.part(), "")));
        return parts;
    }

    private List<Map<String, String>> rows(Field field) {
        var rows = new ArrayList<Map<String, String>>();
        for (int row = 0; row < rowCount(field); row++) {
            var cells = new TreeMap<String, String>();
            for (Field column : field.columns()) {
                cells.put(column.id(), parameters.getOrDefault(field.id() + "-" + row + "-" + column.id(), ""));
            }
            rows.add(cells);
        }
        return rows;
    }

    private int rowCount(Field field) {
        String count = parameters.getOrDefault(field.id() + "-rows", "");
        return count.matches("[0-9]{1,3}") ? Math.min(Integer.parseInt(count), TableKind.most(field)) : 0;
    }
}
