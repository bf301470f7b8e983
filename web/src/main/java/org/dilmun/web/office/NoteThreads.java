package org.dilmun.web.office;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.dilmun.domain.request.CaseNote;

/** Notes with what stood in their place before. */
final class NoteThreads {

    private NoteThreads() {}

    /**
     * A note, as it was written first and as it was corrected since.
     *
     * @param number place of the first among all notes of the case, from 1
     * @param versions the first one first
     */
    record NoteThread(int number, List<CaseNote> versions) {

        CaseNote first() {
            return versions.get(0);
        }

        CaseNote last() {
            return versions.get(versions.size() - 1);
        }

        List<CaseNote> former() {
            return versions.subList(0, versions.size() - 1);
        }
    }

    /** @param notes the oldest first */
    static List<NoteThread> of(List<CaseNote> notes) {
        Map<Long, List<Integer>> places = IntStream.range(0, notes.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        place -> notes.get(place).first(), LinkedHashMap::new, Collectors.toList()));
        return places.values().stream().map(each -> thread(notes, each)).toList();
    }

    private static NoteThread thread(List<CaseNote> notes, List<Integer> places) {
        return new NoteThread(places.get(0) + 1, places.stream().map(notes::get).toList());
    }
}
