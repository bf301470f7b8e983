package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.dilmun.domain.request.Request;
import org.dilmun.ejb.request.ServiceHandler;

/** The code of a service that fails of what stands in a file; {@link SupportIT} puts it into a WAR of its own. */
@ApplicationScoped
public class FailingInstalments implements ServiceHandler {

    static final String SETTING = "DILMUN_FAILS_OF";

    @Override
    public String service() {
        return "ewa-instalments";
    }

    @Override
    public Map<String, String> validate(Request request) {
        fail("validate");
        return Map.of();
    }

    @Override
    public void complete(Request request) {
        fail("complete");
    }

    private static void fail(String operation) {
        try {
            if (Files.readString(Path.of(System.getenv(SETTING))).equals(operation)) {
                throw new UnsupportedOperationException("cannot " + operation);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
