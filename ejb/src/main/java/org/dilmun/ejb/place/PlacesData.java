package org.dilmun.ejb.place;

import java.util.List;
import java.util.Map;

import org.dilmun.domain.appointment.AppointmentKind;
import org.dilmun.domain.appointment.Place;

/**
 * The shape of {@code places.yaml}.
 *
 * @param kinds what people come for, by code
 */
record PlacesData(Map<String, AppointmentKind> kinds, List<Place> places) {

    PlacesData {
        kinds = kinds == null ? Map.of() : Map.copyOf(kinds);
        places = places == null ? List.of() : List.copyOf(places);
    }
}
