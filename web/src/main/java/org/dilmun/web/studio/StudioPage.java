package org.dilmun.web.studio;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.studio.ServiceDrafts;
import org.dilmun.ejb.studio.Studio;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The services of the bodies whose services the caller writes or publishes, and what is being changed in them. */
@Named
@RequestScoped
public class StudioPage {

    private static final String BEGIN = "begin";
    private static final String BEGIN_NEW = "beginNew";
    private static final String CODE = "newCode";

    @Inject
    Studio studio;

    @Inject
    ServiceDrafts drafts;

    @Inject
    Directory directory;

    @Inject
    Bodies bodies;

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

    private List<BodyServices> list;

    /**
     * The services of a body.
     *
     * @param writable whether the caller writes them
     */
    public record BodyServices(String code, String name, boolean writable, List<Row> rows) {}

    /**
     * A service.
     *
     * @param version empty if it is new
     * @param publishedAt null if it is new
     * @param draft null if nothing is being changed
     * @param startable whether the caller may begin to change it
     */
    public record Row(
            String code,
            String name,
            String url,
            String version,
            ZonedDateTime publishedAt,
            DraftChips.Chip draft,
            String draftUrl,
            boolean startable) {}

    @PostConstruct
    void open() {
        Map<Long, List<ServiceDraft>> open =
                studio.listDrafts().stream().collect(Collectors.groupingBy(ServiceDraft::bodyId));
        list = caller.actor().bodiesWith(Permission.SEE_DRAFTS).stream()
                .map(body -> services(bodies.get(body), open.getOrDefault(body, List.of())))
                .sorted(Comparator.comparing(BodyServices::name))
                .toList();
    }

    private BodyServices services(GovernmentBody body, List<ServiceDraft> open) {
        boolean writable = caller.actor().may(Permission.WRITE_DRAFT, body.id());
        Map<String, ServiceDraft> byCode =
                open.stream().collect(Collectors.toMap(ServiceDraft::code, Function.identity()));
        var rows = new ArrayList<Row>();
        directory.list().stream()
                .filter(service -> service.body().code().equals(body.code()))
                .map(service -> row(service, byCode.remove(service.code()), writable))
                .forEach(rows::add);
        byCode.values()
                .forEach(draft -> rows.add(new Row(
                        draft.code(),
                        messages.text(lang.language(), "office_studio.text.new"),
                        url(draft.code()),
                        "",
                        null,
                        chips.of(draft),
                        url(draft.code()) + "/draft",
                        false)));
        rows.sort(Comparator.comparing((Row row) -> row.draft() == null).thenComparing(Row::name));
        return new BodyServices(body.code(), body.name().in(lang.language()), writable, List.copyOf(rows));
    }

    private Row row(Service service, ServiceDraft draft, boolean writable) {
        return new Row(
                service.code(),
                service.name(lang.getCode()),
                url(service.code()),
                Integer.toString(service.version()),
                service.publishedAt().atZone(country.zone()),
                draft == null ? null : chips.of(draft),
                url(service.code()) + "/draft",
                draft == null && writable);
    }

    private String url(String code) {
        return lang.url("/office/studio/" + code);
    }

    /** Begins a draft, of a service that there is or of a new one. */
    public void act() throws IOException {
        try {
            String code = parameters.get(BEGIN);
            if (code == null) {
                code = parameters.getOrDefault(CODE, "").strip();
                drafts.beginNew(parameters.getOrDefault("newBody", ""), code);
            } else {
                drafts.begin(code);
            }
            FacesContext.getCurrentInstance().getExternalContext().redirect(url(code) + "/draft");
        } catch (Problem problem) {
            errors.add(parameters.containsKey(BEGIN_NEW) ? CODE : null, problem);
            open();
        }
    }

    public List<BodyServices> getList() {
        return list;
    }

    /** Those in which the caller may begin a new service. */
    public List<BodyServices> getWritable() {
        return list.stream().filter(BodyServices::writable).toList();
    }

    /** What was typed as the code of a new service. */
    public String getNewCode() {
        return parameters.getOrDefault(CODE, "");
    }

    /** Whether nothing is there to be changed. */
    public boolean isNothing() {
        return list.stream().allMatch(body -> body.rows().isEmpty() && !body.writable());
    }
}
