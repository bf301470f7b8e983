package org.dilmun.web.studio;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.studio.Approvals;
import org.dilmun.ejb.studio.ServiceDrafts;
import org.dilmun.ejb.studio.Studio;
import org.dilmun.ejb.studio.StudioService;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.ShownVersion;

/** The versions of a service: what each changed, as which file it can be kept, and which is put in force again. */
@Named
@RequestScoped
public class StudioServicePage {

    private static final String TAKE_BACK = "takeBack";

    @Inject
    ShownService shown;

    @Inject
    Studio studio;

    @Inject
    ServiceDrafts drafts;

    @Inject
    Approvals approvals;

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    DraftChips chips;

    @Inject
    Messages messages;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private StudioService service;

    /**
     * A version.
     *
     * @param by who let it be published, or that it came with a release
     * @param difference address of what it changed; null for the first
     * @param restorable whether the caller may put it in force again
     */
    public record Version(
            int number,
            ZonedDateTime publishedAt,
            String by,
            boolean inForce,
            String difference,
            String file,
            boolean restorable) {}

    @PostConstruct
    void open() {
        service = shown.get();
    }

    /** Shows the service to those who write or publish it; a refusal is answered by the page for it. */
    public void load() {
        service.code();
    }

    /** Puts an older version in force again, or begins a draft. */
    public void act() throws IOException {
        try {
            if (parameters.containsKey(TAKE_BACK)) {
                approvals.takeBack(
                        service.code(),
                        ShownVersion.of(parameters.get("shown")),
                        ShownVersion.of(parameters.get(TAKE_BACK)));
                redirect("?done=taken-back");
            } else {
                drafts.begin(service.code());
                redirect("/draft");
            }
        } catch (Problem problem) {
            errors.add(null, problem);
            shown.forget();
            open();
        }
    }

    private void redirect(String rest) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(getUrl() + rest);
    }

    public String getUrl() {
        return shown.url();
    }

    public String getCode() {
        return service.code();
    }

    public String getName() {
        return shown.name();
    }

    public String getBody() {
        return service.body().name().in(lang.language());
    }

    /** Number of the version in force; 0 if it is new. */
    public int getShown() {
        return service.number();
    }

    /** Null if nothing is being changed. */
    public DraftChips.Chip getDraft() {
        return service.draft().map(chips::of).orElse(null);
    }

    public boolean isStartable() {
        return service.draft().isEmpty()
                && caller.actor().may(Permission.WRITE_DRAFT, service.body().id());
    }

    /** Whether the release that runs has another text, which was never published here. */
    public boolean isProposal() {
        return studio.proposal(service).isPresent();
    }

    public List<Version> getVersions() {
        boolean publisher =
                caller.actor().may(Permission.PUBLISH_SERVICE, service.body().id());
        return service.versions().stream()
                .map(version -> version(version, publisher))
                .toList();
    }

    private Version version(ServiceVersion version, boolean publisher) {
        boolean inForce = version.number() == service.number();
        return new Version(
                version.number(),
                version.createdAt().atZone(country.zone()),
                studio.publishedBy(version)
                        .map(party -> people.get(party).name().in(lang.language()))
                        .orElseGet(() -> messages.text(lang.language(), "office_studio.text.release")),
                inForce,
                version.number() == 1
                        ? null
                        : getUrl() + "/difference?from=" + (version.number() - 1) + "&to=" + version.number(),
                StudioFileServlet.address(service.code(), Integer.toString(version.number())),
                publisher && !inForce);
    }

    /** What has just been done; empty if nothing. */
    public String getDone() {
        return switch (parameters.getOrDefault("done", "")) {
            case "published" -> messages.text(lang.language(), "office_studio.info.published");
            case "taken-back" -> messages.text(lang.language(), "office_studio.info.taken-back");
            case "discarded" -> messages.text(lang.language(), "office_studio.info.discarded");
            default -> "";
        };
    }
}
