package org.dilmun.ejb.document;

import java.time.Instant;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The certificate that documents are signed with has expired or is not yet valid: nothing may be issued under it. */
public class SigningCertificateNotValid extends Problem {

    private static final long serialVersionUID = 1L;

    SigningCertificateNotValid(Instant expires) {
        super(Kind.UNAVAILABLE, "signing-certificate-not-valid", Map.of("expires", expires));
    }
}
