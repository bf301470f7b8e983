package org.dilmun.web.api;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;

/**
 * Texts as calls bring them. JSON can write what no text has: half of a character, which no database keeps, and the control
 * characters, on which pages and papers break.
 */
class CleanText extends StringDeserializer {

    private static final long serialVersionUID = 1L;

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = super.deserialize(parser, context);
        if (text != null && !text.codePoints().allMatch(CleanText::clean)) {
            throw context.weirdStringException(text, String.class, "no text");
        }
        return text;
    }

    private static boolean clean(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\r' || character == '\t';
            case Character.SURROGATE -> false;
            default -> (character & 0xFFFE) != 0xFFFE; // no character, by Unicode
        };
    }
}
