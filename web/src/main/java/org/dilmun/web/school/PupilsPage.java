package org.dilmun.web.school;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.school.School;
import org.dilmun.ejb.school.PupilList;
import org.dilmun.ejb.school.PupilLists;
import org.dilmun.ejb.school.TransferRow;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.table.TableFormat;
import org.dilmun.web.table.TableWriter;

/** All pupils who leave a school of the caller, come to it or wait there, as a page and as a file. The address holds what is looked at. */
@Named
@RequestScoped
public class PupilsPage {

    private static final int PAGE = 30;
    private static final int AT_A_TIME = 500;
    private static final String[] COLUMNS = {"pupil", "number", "reference", "from", "grade", "state", "place", "until"
    };

    @Inject
    PupilLists lists;

    @Inject
    PupilRows texts;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<School> schools;
    private School school;
    private PupilList list;
    private List<TransferRow> found = List.of();
    private List<PupilRows.Row> rows = List.of();

    /** A way to look at it. */
    public record Link(String url, String label, boolean chosen) {}

    /** A choice of a filter. */
    public record Option(String value, String label, boolean selected) {}

    @PostConstruct
    void find() {
        schools = lists.schools();
        school = schools.stream()
                .filter(own -> own.code().equals(parameters.get("school")))
                .findFirst()
                .orElse(schools.isEmpty() ? null : schools.get(0));
        if (school != null) {
            list = PupilList.of(
                    school.code(), parameters.get("side"), parameters.get("grade"), parameters.get("state"));
            String after = parameters.getOrDefault("after", "");
            found = lists.list(list, Reference.isWellFormed(after) ? new Reference(after) : null, PAGE + 1);
            rows = texts.of(list, found.subList(0, Math.min(PAGE, found.size())));
        }
    }

    /** Sends all of it in the format that was asked for; of one that we do not have, the page comes again. */
    public void send() throws IOException {
        TableFormat format =
                TableFormat.of(parameters.getOrDefault("export", "")).orElse(null);
        if (format == null || school == null) {
            return;
        }
        lists.recordExport(list, format.code());
        var faces = FacesContext.getCurrentInstance();
        ExternalContext response = faces.getExternalContext();
        response.setResponseContentType(format.mediaType());
        response.setResponseHeader("Cache-Control", "private, no-store");
        response.setResponseHeader(
                "Content-Disposition",
                "attachment; filename=\"" + school.code() + "-" + list.side().code() + "." + format.code() + "\"");
        try (TableWriter table = format.open(
                response.getResponseOutputStream(),
                text("title.name"),
                lang.getDir().equals("rtl"))) {
            write(table);
        }
        faces.responseComplete();
    }

    /** A stretch at a time, so that it takes no more memory for more pupils. */
    private void write(TableWriter table) throws IOException {
        table.row(Arrays.stream(COLUMNS).map(column -> text("column." + column)).toList());
        List<TransferRow> stretch = lists.list(list, null, AT_A_TIME);
        while (!stretch.isEmpty()) {
            for (PupilRows.Row row : texts.of(list, stretch)) {
                table.row(cells(row));
            }
            Reference last = stretch.get(stretch.size() - 1).transfer().reference();
            stretch = lists.list(list, last, AT_A_TIME);
        }
    }

    private static List<Object> cells(PupilRows.Row row) {
        return Arrays.asList(
                row.name(),
                row.number(),
                row.reference(),
                row.from(),
                row.grade(),
                row.state(),
                row.place() == null ? null : row.place().longValue(),
                row.until());
    }

    private String text(String key) {
        return messages.text(lang.language(), "school_pupils." + key);
    }

    /** Whether the caller is of any school. */
    public boolean isOfSchool() {
        return school != null;
    }

    public List<Link> getSchools() {
        return schools.stream()
                .map(own -> new Link(
                        address(own.code(), list.side(), "", ""), own.name().in(lang.language()), own.equals(school)))
                .toList();
    }

    public List<Link> getSides() {
        return Stream.of(PupilList.Side.values())
                .map(side -> new Link(
                        address(school.code(), side, "", ""), text("side." + side.code()), side == list.side()))
                .toList();
    }

    public List<Option> getGrades() {
        return lists.grades(list).stream()
                .map(grade -> new Option(grade.toString(), school.nameOf(grade), grade.equals(list.grade())))
                .toList();
    }

    /** None where there is nothing to choose. */
    public List<Option> getStates() {
        if (list.side().states().size() == 1) {
            return List.of();
        }
        return list.side().states().stream()
                .map(state -> new Option(state.code(), text("state." + state.code()), state == list.state()))
                .toList();
    }

    public String getSchool() {
        return school.code();
    }

    public String getSide() {
        return list.side().code();
    }

    /** Empty: any. */
    public String getGrade() {
        return list.grade() == null ? "" : list.grade().toString();
    }

    /** Empty: any. */
    public String getState() {
        return list.state() == null ? "" : list.state().code();
    }

    public boolean isLeaving() {
        return list.side() == PupilList.Side.LEAVING;
    }

    public boolean isWaiting() {
        return list.side() == PupilList.Side.WAITING;
    }

    public List<PupilRows.Row> getRows() {
        return rows;
    }

    /** Where the list goes on; null if this is all. */
    public String getNext() {
        return found.size() > PAGE
                ? address(school.code(), list.side(), getGrade(), getState()) + "&after="
                        + found.get(PAGE - 1).transfer().reference()
                : null;
    }

    private String address(String code, PupilList.Side side, String grade, String state) {
        var parts = new ArrayList<>(List.of("school=" + code, "side=" + side.code()));
        if (!grade.isEmpty()) {
            parts.add("grade=" + grade);
        }
        if (!state.isEmpty()) {
            parts.add("state=" + state);
        }
        return lang.url("/school-pupils") + "?" + String.join("&", parts);
    }
}
