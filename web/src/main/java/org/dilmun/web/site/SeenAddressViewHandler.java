package org.dilmun.web.site;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.RequestDispatcher;

/** Forms post to the address that the person sees ({@code /ar/login}); to the view's own they would lose the language. */
public class SeenAddressViewHandler extends ViewHandlerWrapper {

    public SeenAddressViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        Object seen = context.getExternalContext().getRequestMap().get(RequestDispatcher.FORWARD_REQUEST_URI);
        boolean own = context.getViewRoot() != null
                && viewId.equals(context.getViewRoot().getViewId());
        return seen != null && own ? seen.toString() : super.getActionURL(context, viewId);
    }
}
