package org.dilmun.ejb.place;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.dilmun.domain.appointment.AppointmentKind;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.appointment.Span;
import org.dilmun.domain.expression.Nearest;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.YamlFile;

/** What is wrong with the places of a country beyond the shape of their file, each with its line and column. */
final class PlacesCheck {

    private static final String CODE = "[a-z][a-z0-9-]{1,38}";
    private static final int MOST_MINUTES = 480;
    private static final int MOST_DAYS = 365;
    private static final int MOST_SEATS = 500;

    private final YamlFile file;
    private final PlacesData data;
    private final Set<String> bodies;
    private final List<Language> languages;
    private final List<String> mistakes = new ArrayList<>();

    /**
     * @param bodies codes of the country's government bodies
     * @param languages in which each text has to be
     */
    PlacesCheck(YamlFile file, Set<String> bodies, List<Language> languages) {
        this.file = file;
        this.data = file.as(PlacesData.class);
        this.bodies = bodies;
        this.languages = languages;
    }

    /** @throws BrokenCountryData naming every mistake */
    PlacesData sound() {
        data.kinds().forEach((code, kind) -> kind(code, kind, "/kinds/" + code));
        var taken = new HashSet<String>();
        for (int p = 0; p < data.places().size(); p++) {
            Place place = data.places().get(p);
            String pointer = "/places/" + p;
            code(place.code(), pointer + "/code");
            if (!taken.add(place.code())) {
                mistake(pointer + "/code", "the place " + place.code() + " stands twice");
            }
            place(place, pointer);
        }
        if (!mistakes.isEmpty()) {
            throw new BrokenCountryData(mistakes);
        }
        return data;
    }

    private void kind(String code, AppointmentKind kind, String pointer) {
        code(code, pointer);
        text(kind.name(), pointer + "/name");
        if (kind.bring() != null) {
            text(kind.bring(), pointer + "/bring");
        }
        within(kind.minutes(), 1, MOST_MINUTES, pointer + "/minutes");
        within(kind.ahead(), 1, MOST_DAYS, pointer + "/ahead");
        within(kind.change(), 0, MOST_DAYS, pointer + "/change");
    }

    private void place(Place place, String pointer) {
        text(place.name(), pointer + "/name");
        text(place.address(), pointer + "/address");
        if (!bodies.contains(place.body())) {
            mistake(pointer + "/body", "there is no body " + place.body() + "; " + near(place.body(), bodies));
        }
        place.hours().forEach((day, spans) -> apart(spans, pointer + "/hours/" + day));
        for (int e = 0; e < place.exceptions().size(); e++) {
            apart(place.exceptions().get(e).hours(), pointer + "/exceptions/" + e + "/hours");
        }
        if (place.kinds().isEmpty()) {
            mistake(pointer, "what is done at " + place.code() + "? say it in kinds");
        }
        place.kinds().forEach((kind, seats) -> {
            String at = pointer + "/kinds/" + kind;
            if (!data.kinds().containsKey(kind)) {
                mistake(
                        at,
                        "there is no kind " + kind + "; "
                                + near(kind, data.kinds().keySet()));
            }
            within(seats, 1, MOST_SEATS, at);
        });
    }

    private void apart(List<Span> spans, String pointer) {
        if (Place.overlap(spans)) {
            mistake(pointer, "the same time stands twice");
        }
    }

    private void code(String code, String pointer) {
        if (code == null || !code.matches(CODE)) {
            mistake(pointer, "a code has small letters, digits and hyphens, 2 to 39 of them");
        }
    }

    private void text(LocalizedText text, String pointer) {
        languages.stream()
                .filter(language -> text == null || !text.byTag().containsKey(language.tag()))
                .forEach(language -> mistake(pointer, "is not said in " + language.tag()));
    }

    private void within(int number, int least, int most, String pointer) {
        if (number < least || number > most) {
            mistake(pointer, "is " + number + " and has to be from " + least + " to " + most);
        }
    }

    private static String near(String given, Set<String> known) {
        return Nearest.hint(String.valueOf(given), known).toString();
    }

    private void mistake(String pointer, String text) {
        mistakes.add(file.name() + ":" + file.place(pointer).text() + ": " + text);
    }
}
