package org.dilmun.ejb.persistence;

import java.util.function.Supplier;

import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;

/**
 * Questions that belong together, asked in one transaction: what they tell is of one moment, and the beans that are asked need none
 * of their own, two for each call, which cost more than many an answer.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Reading {

    /** @param questions that change nothing: after a deadlock they are asked again */
    public <T> T together(Supplier<T> questions) {
        return questions.get();
    }
}
