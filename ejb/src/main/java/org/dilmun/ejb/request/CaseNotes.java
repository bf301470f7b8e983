package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.request.CaseNote;
import org.dilmun.domain.request.NoteMissing;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * What the officials of a body, or the people of a partner, tell each other about a case. An official whom it concerns, or whose family,
 * is told nothing.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class CaseNotes {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    RequestQueries queries;

    @Inject
    Team team;

    @Inject
    CaseListeners listeners;

    /**
     * Notes something on a case of the caller's body, also when it is closed. The case itself does not change by it.
     *
     * @param colleague key of a {@link Team.Colleague} of that body who is told to look at it; blank for none
     * @throws NoteMissing if there is no text, or too much of it
     * @throws NotFound if the body has no such official, or the case concerns them or their family
     * @throws org.dilmun.ejb.access.OwnCase if the caller is one of those whom the case concerns
     * @throws org.dilmun.ejb.access.FamilyCase if one of those is family of the caller
     */
    public void write(Reference reference, String text, String colleague) {
        Request request = queries.getOfBody(reference);
        Actor officer = writer(request);
        CaseNote note = note(request, officer, text);
        if (!colleague.isBlank()) {
            note.mentioning(team.find(queries.notebook(request), colleague)
                    .filter(mentioned -> access.isUninvolved(mentioned, request.concerned()))
                    .orElseThrow(() -> new NotFound("official", colleague))
                    .id());
        }
        em.persist(note);
        if (note.mentioned() != null) {
            listeners.mentioned(request, note);
        }
        audit.record("case.note", reference.value(), Map.of());
    }

    /**
     * Writes a note of the caller's anew. What stood there before stays.
     *
     * @param number place of the note in {@link #list}, from 1
     * @throws NoteMissing if there is no text, or too much of it
     * @throws org.dilmun.domain.request.NoteOfAnother if somebody else wrote it
     * @throws NotFound if there is no such note
     */
    public void correct(Reference reference, int number, String text) {
        Request request = queries.getOfBody(reference);
        Actor officer = writer(request);
        List<CaseNote> notes = list(request);
        if (number < 1 || number > notes.size()) {
            throw new NotFound("note", number);
        }
        em.persist(note(request, officer, text).correcting(notes.get(number - 1)));
        audit.record("case.note-corrected", reference.value(), Map.of());
    }

    private CaseNote note(Request request, Actor officer, String text) {
        String said = text == null ? "" : TypedText.lines(text);
        var note = new CaseNote(ids.next(), request, officer, said, clock.instant());
        long notebook = queries.notebook(request);
        return notebook == request.bodyId() ? note : note.within(notebook);
    }

    private Actor writer(Request request) {
        String reference = request.reference().value();
        Actor officer = access.require(Permission.WORK_CASE, queries.notebook(request), reference);
        access.requireUninvolved(officer, request.concerned(), reference);
        return officer;
    }

    /**
     * @return the oldest first, corrections as notes of their own; for officials of the body and people of a partner, each their own;
     *     none for those whom the case concerns and their families
     */
    public List<CaseNote> list(Request request) {
        long notebook = queries.notebook(request);
        Actor official = access.require(
                Permission.SEE_CASE, notebook, request.reference().value());
        if (!access.isUninvolved(official, request.concerned())) {
            return List.of();
        }
        return em.createQuery("select n from CaseNote n where n.requestId = :request order by n.id", CaseNote.class)
                .setParameter("request", request.id())
                .getResultStream()
                .filter(note -> note.isOf(notebook, request))
                .toList();
    }
}
