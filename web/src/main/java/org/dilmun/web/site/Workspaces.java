package org.dilmun.web.site;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The links to the workspaces of the caller. */
@Named
@RequestScoped
public class Workspaces {

    @Inject
    @Any
    Instance<Workspace> all;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** A page asks several times, and a workspace may look into the database. */
    private final Map<Workspace.Place, List<Link>> known = new EnumMap<>(Workspace.Place.class);

    /** @param section as the page of that link calls itself */
    public record Link(String section, String url, String label) {}

    /** Those of the back office. */
    public List<Link> getOffice() {
        return known.computeIfAbsent(Workspace.Place.OFFICE, this::links);
    }

    /** Those in the menu of who is signed in. */
    public List<Link> getAccount() {
        return known.computeIfAbsent(Workspace.Place.ACCOUNT, this::links);
    }

    private List<Link> links(Workspace.Place place) {
        return all.stream()
                .filter(workspace -> workspace.place() == place && workspace.isOpen())
                .sorted(Comparator.comparing(Workspace::path))
                .map(workspace -> new Link(
                        workspace.path().substring(workspace.path().lastIndexOf('/') + 1),
                        lang.url(workspace.path()),
                        messages.text(lang.language(), workspace.label())))
                .toList();
    }
}
