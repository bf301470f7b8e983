package org.dilmun.web.studio;

import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.directory.DescriptorReader.Reading;
import org.dilmun.ejb.studio.Studio;
import org.dilmun.ejb.studio.StudioService;
import org.dilmun.web.directory.WorkflowDrawing;
import org.dilmun.web.request.ImaginaryCase;
import org.dilmun.web.request.ImaginaryCase.PreviewPage;
import org.dilmun.web.site.Lang;
import org.dilmun.web.studio.StudioDraftPage.Wrong;

/**
 * What a text comes to, in one language, while its owner is still writing it: its mistakes, or its form and its workflow. The page of the
 * draft asks for it in each language as somebody types. Nothing is kept.
 */
@Named
@RequestScoped
public class StudioLive {

    @Inject
    ShownService shown;

    @Inject
    Studio studio;

    @Inject
    ImaginaryCase imaginary;

    @Inject
    WorkflowDrawing drawing;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private StudioService service;
    private Reading reading;

    /** What was typed, or the draft as it is. */
    @PostConstruct
    void open() {
        service = shown.get();
        String typed = parameters.get("source");
        String source = typed != null
                ? typed
                : service.draft().map(ServiceDraft::source).orElse("");
        reading = studio.read(service, source.replace("\r\n", "\n"));
    }

    /** Shows it to those who write or publish the service; a refusal is answered by the page for it. */
    public void load() {
        service.code();
    }

    public List<Wrong> getMistakes() {
        return reading.mistakes().stream()
                .map(mistake -> Wrong.of(mistake, lang.getLocale()))
                .toList();
    }

    /** Whether it can be drawn. */
    public boolean isWhole() {
        return reading.whole();
    }

    public String getName() {
        return isWhole() ? descriptor().name().in(lang.language()) : service.code();
    }

    private ServiceDescriptor descriptor() {
        return reading.descriptor();
    }

    public List<PreviewPage> getPages() {
        return isWhole() ? imaginary.pages(descriptor(), service.body().id()) : List.of();
    }

    public List<WorkflowDrawing.Box> getFlow() {
        return isWhole() && descriptor().workflow() != null
                ? drawing.of(descriptor().workflow(), service.body().name())
                : List.of();
    }
}
