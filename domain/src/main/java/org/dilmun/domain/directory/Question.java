package org.dilmun.domain.directory;

import java.util.List;

/**
 * A field at its place in the form.
 *
 * @param conditions of its page, its section and itself: it is asked where all of them hold
 */
public record Question(Field field, List<Condition> conditions) {}
