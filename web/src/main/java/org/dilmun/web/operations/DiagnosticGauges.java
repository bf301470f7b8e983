package org.dilmun.web.operations;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.Diagnostics;

/** The diagnostics as gauges: {@code dilmun_diagnostic_value}, and {@code dilmun_diagnostic_state} with 0 well, 1 look at it, 2 act now. */
@ApplicationScoped
public class DiagnosticGauges {

    private static final String VALUE = "dilmun_diagnostic_value";
    private static final String STATE = "dilmun_diagnostic_state";

    @Inject
    MetricRegistry registry;

    @Inject
    Diagnostics diagnostics;

    private volatile Map<Subject, Diagnostic> last = Map.of();

    private record Subject(String code, String subject) {

        private Tag[] tags() {
            return new Tag[] {new Tag("code", code), new Tag("subject", subject)};
        }
    }

    /** Brings the gauges to what there is to tell now: lanes and nodes come and go. */
    public synchronized void follow() {
        var now = new HashMap<Subject, Diagnostic>();
        diagnostics.read().list().forEach(read -> now.put(new Subject(read.code(), read.subject()), read));
        Map<Subject, Diagnostic> before = last;
        last = now;
        now.keySet().stream().filter(subject -> !before.containsKey(subject)).forEach(this::register);
        before.keySet().stream().filter(subject -> !now.containsKey(subject)).forEach(this::remove);
    }

    private void register(Subject subject) {
        registry.gauge(VALUE, () -> last.get(subject).value(), subject.tags());
        registry.gauge(STATE, () -> severity(last.get(subject).state()), subject.tags());
    }

    private static int severity(Diagnostic.State state) {
        return switch (state) {
            case OK -> 0;
            case WARN -> 1;
            case BAD -> 2;
        };
    }

    private void remove(Subject subject) {
        registry.remove(new MetricID(VALUE, subject.tags()));
        registry.remove(new MetricID(STATE, subject.tags()));
    }
}
