package org.dilmun.web.office;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.request.SavedFilter;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.request.SavedFilters;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** The ways to look at the inbox that the official has named: each is an address, as every way to look at it is. */
@Named
@RequestScoped
public class InboxFilters {

    private static final String NAME = "filterName";
    private static final String CHOSEN = "chosenFilter";

    @Inject
    SavedFilters filters;

    @Inject
    InboxChoice choice;

    @Inject
    Caller caller;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<Saved> saved;

    /** A filter; {@code selected}: it is what the list shows. */
    public record Saved(String name, String url, boolean selected) {}

    /** Does what the button says that was pressed, and shows the list: after a new name the same one. */
    public void act() throws IOException {
        try {
            String address = choice.address(lang.url("/office"), Map.of());
            switch (parameters.getOrDefault("filter", "")) {
                case "save" -> filters.save(getName(), choice.kept());
                case "rename" -> filters.rename(chosen(), getName());
                case "remove" -> filters.remove(chosen());
                default -> {}
            }
            FacesContext.getCurrentInstance().getExternalContext().redirect(address);
        } catch (Problem problem) {
            errors.add(problem instanceof NotFound ? CHOSEN : NAME, problem);
        }
    }

    private String chosen() {
        return parameters.getOrDefault(CHOSEN, "");
    }

    /** Whether the caller has an inbox: not every official sees cases. */
    public boolean isOffered() {
        return !caller.actor().bodiesWith(Permission.SEE_CASE).isEmpty();
    }

    public List<Saved> getList() {
        if (saved == null) {
            Map<String, String> shown = choice.kept();
            saved = isOffered()
                    ? filters.list().stream()
                            .map(filter -> saved(filter, shown))
                            .toList()
                    : List.of();
        }
        return saved;
    }

    private Saved saved(SavedFilter filter, Map<String, String> shown) {
        return new Saved(
                filter.name(),
                InboxChoice.addressOf(lang.url("/office"), filter.parts()),
                filter.parts().equals(shown));
    }

    public String getName() {
        return parameters.getOrDefault(NAME, "");
    }

    /** Whether something was tried with the filters and has to be mended. */
    public boolean isTried() {
        return parameters.containsKey("filter");
    }
}
