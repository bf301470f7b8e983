package org.dilmun.web.office;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.CaseNote;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.Appeals;
import org.dilmun.ejb.request.CaseNotes;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Sight;
import org.dilmun.ejb.request.StandIns;

/** The case that a page of the office shows, as it is at one moment; a refused act forgets it, and it is read anew. */
@RequestScoped
public class ShownCase {

    private static final String PERSON = "person:";

    @Inject
    RequestQueries queries;

    @Inject
    CaseNotes caseNotes;

    @Inject
    Appeals appeals;

    @Inject
    People people;

    @Inject
    StandIns standIns;

    @Inject
    Access access;

    @Inject
    Caller caller;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private View view;

    /**
     * {@code task} is what is to be done, or null; {@code acting} who would do it; {@code involved} whether it concerns the caller or
     * their family; {@code names} by party id.
     */
    private record View(
            Request request,
            Sight sight,
            Task task,
            Actor acting,
            boolean involved,
            List<CaseNote> notes,
            Appeals.Standing appeals,
            Map<Long, LocalizedText> names) {}

    public Reference reference() {
        return Reference.parse(parameters.get("reference"));
    }

    public Request request() {
        return view().request();
    }

    /** What the caller sees of it. */
    public Sight sight() {
        return view().sight();
    }

    /** What is to be done for the case now; empty if nothing is. */
    public Optional<Task> task() {
        return Optional.ofNullable(view().task());
    }

    /** The caller, in the place of the colleague who has the task if the caller stands in for that one. */
    public Actor acting() {
        return view().acting();
    }

    /** Whether the case concerns the caller or their family, so that others work on it. */
    public boolean isInvolved() {
        return view().involved();
    }

    /** What officials noted for each other, the oldest first, corrections as notes of their own. */
    public List<CaseNote> notes() {
        return view().notes();
    }

    /** The case that it appeals against, or the appeals against it. */
    public Appeals.Standing appeals() {
        return view().appeals();
    }

    /** Name of a person who has to do with the case; empty for any other actor. */
    public Optional<LocalizedText> name(String recorded) {
        return recorded.startsWith(PERSON)
                ? Optional.ofNullable(view().names().get(partyId(recorded)))
                : Optional.empty();
    }

    /** Name of who has the task; empty if nobody. */
    public Optional<LocalizedText> holder() {
        return task().map(Task::claimedBy).map(view().names()::get);
    }

    public void forget() {
        view = null;
    }

    /** Whether the caller sees the case for its own body, and not for one that was asked about it. */
    public boolean isOwn() {
        return isOwn(request());
    }

    private boolean isOwn(Request request) {
        return caller.actor().may(Permission.SEE_CASE, request.bodyId());
    }

    private View view() {
        if (view == null) {
            Request request = queries.getOfBody(reference());
            Task task = queries.pendingTask(request).orElse(null);
            Sight sight = queries.sight(request);
            List<CaseNote> notes = isOwn(request) || !sight.whole() ? caseNotes.list(request) : List.of();
            Appeals.Standing standing = sight.whole() ? appeals.of(request) : Appeals.Standing.NONE;
            Stream<Request> told = Stream.concat(Stream.of(request), standing.appeals().stream());
            Set<Long> ids = Stream.concat(
                            told.flatMap(each -> each.history().stream())
                                    .flatMap(entry ->
                                            Stream.concat(Stream.of(entry.actor()), entry.inPlaceOf().stream())),
                            notes.stream().map(CaseNote::author))
                    .filter(actor -> actor.startsWith(PERSON))
                    .map(ShownCase::partyId)
                    .collect(Collectors.toSet());
            notes.stream().map(CaseNote::mentioned).filter(Objects::nonNull).forEach(ids::add);
            if (task != null && task.claimedBy() != null) {
                ids.add(task.claimedBy());
            }
            Actor acting = task == null ? caller.actor() : standIns.acting(caller.actor(), task);
            ids.addAll(request.concerned());
            boolean involved = !access.isUninvolved(caller.actor(), request.concerned());
            view = new View(request, sight, task, acting, involved, notes, standing, people.names(ids));
        }
        return view;
    }

    private static Long partyId(String recorded) {
        return Long.valueOf(recorded.substring(PERSON.length()));
    }
}
