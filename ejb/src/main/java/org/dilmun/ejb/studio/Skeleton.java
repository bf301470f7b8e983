package org.dilmun.ejb.studio;

/** What a service begins as: the least that has a page, with its texts to be written. */
final class Skeleton {

    private static final String TEXT =
            """
            code: %s
            name: {ar: "", en: ""}
            summary:
              ar: ""
              en: ""
            body: %s
            audience: [citizen, resident]
            category: ""
            channels: [portal]
            assurance: basic
            """;

    private Skeleton() {}

    static String of(String body, String code) {
        return TEXT.formatted(code, body);
    }
}
