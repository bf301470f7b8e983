package org.dilmun.web.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.directory.DescriptorReader.Reading;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.studio.Studio;
import org.dilmun.ejb.studio.StudioService;
import org.dilmun.web.site.FrontFilter;
import org.dilmun.web.site.Page;

/** A service as its draft describes it, for those who write and publish it; nothing of it is kept. */
@RequestScoped
public class ServicePreview {

    @Inject
    Studio studio;

    @Inject
    BusinessClock clock;

    @Inject
    HttpServletRequest request;

    /** Whether the page that is asked for is a preview. */
    public boolean asked() {
        return request.getAttribute(FrontFilter.PAGE) == Page.OFFICE_STUDIO_PREVIEW;
    }

    /**
     * @return what the draft comes to; the version in force if nothing is being changed
     * @throws NotFound if the draft has mistakes
     */
    public Service get(String code) {
        StudioService service = studio.get(code);
        String source =
                service.draft().map(ServiceDraft::source).orElseGet(() -> studio.source(code, service.number()));
        Reading reading = studio.read(service, source);
        if (!reading.whole()) {
            throw new NotFound("service", code);
        }
        return new Service(reading.descriptor(), service.body(), 0, service.number() + 1, clock.instant());
    }
}
