package org.dilmun.web.site;

import java.lang.reflect.InvocationTargetException;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;

/** Lets pages read the components of a record as properties; Expression Language 5 knows only getters. */
public class RecordResolver extends ELResolver {

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (!(base instanceof Record) || property == null) {
            return null;
        }
        for (var component : base.getClass().getRecordComponents()) {
            if (component.getName().equals(property.toString())) {
                context.setPropertyResolved(base, property);
                try {
                    return component.getAccessor().invoke(base);
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new ELException(e);
                }
            }
        }
        return null;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // records are read only: not resolved here
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return base instanceof Record ? String.class : null;
    }
}
