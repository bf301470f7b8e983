package org.dilmun.web.studio;

import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;

import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.studio.Studio;
import org.dilmun.ejb.studio.StudioService;
import org.dilmun.web.site.Lang;

/** The service that a page of the studio shows, as it is at one moment; a refused act forgets it, and it is read anew. */
@RequestScoped
public class ShownService {

    @Inject
    Studio studio;

    @Inject
    Descriptors descriptors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private StudioService service;

    /** For those who write or publish it; a refusal is answered by the page for it. */
    public StudioService get() {
        if (service == null) {
            service = studio.get(parameters.get("code"));
        }
        return service;
    }

    /** Null if nothing is being changed. */
    public ServiceDraft draft() {
        return get().draft().orElse(null);
    }

    public void forget() {
        service = null;
    }

    public String code() {
        return get().code();
    }

    /** Name of the service in force; its code while it is new. */
    public String name() {
        return get().inForce()
                .map(version -> descriptors.of(version).name().in(lang.language()))
                .orElse(code());
    }

    /** Address of the page of its versions. */
    public String url() {
        return lang.url("/office/studio/" + code());
    }
}
