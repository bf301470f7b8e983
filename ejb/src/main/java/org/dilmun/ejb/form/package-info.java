/**
 * What may be answered in a form: a class for each sort of answer, which knows how it is cleaned, judged, published as JSON Schema
 * and shown. The shapes of numbers and addresses are the country's.
 */
package org.dilmun.ejb.form;
