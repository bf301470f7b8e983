/**
 * The small language in which a service's descriptor states conditions and computations. EvalEx reads and evaluates it; what may
 * stand in it is listed in {@link org.dilmun.domain.expression.Language}, and everything else is refused when it is compiled: there
 * is no way from an expression to a class, a file, the time or the net. Numbers are exact decimals.
 */
package org.dilmun.domain.expression;
