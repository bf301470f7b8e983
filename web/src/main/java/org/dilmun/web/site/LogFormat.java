package org.dilmun.web.site;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

import org.dilmun.domain.kernel.Json;

/** Adds the number of the request to each line of the server's log: to its text, or as a field of one line of JSON. */
final class LogFormat extends Formatter {

    private final Formatter servers;
    private final boolean json;

    LogFormat(Formatter servers, boolean json) {
        this.servers = servers;
        this.json = json;
    }

    Formatter servers() {
        return servers;
    }

    @Override
    public String format(LogRecord line) {
        String number = RequestNumber.current();
        if (json) {
            return json(line, number);
        }
        return number == null ? servers.format(line) : servers.format(numbered(line, number));
    }

    /** A copy: other handlers get the same record. */
    private LogRecord numbered(LogRecord line, String number) {
        var copy = new LogRecord(line.getLevel(), "[" + number + "] " + formatMessage(line));
        copy.setLoggerName(line.getLoggerName());
        copy.setInstant(line.getInstant());
        copy.setThrown(line.getThrown());
        copy.setLongThreadID(line.getLongThreadID());
        copy.setSequenceNumber(line.getSequenceNumber());
        return copy;
    }

    private String json(LogRecord line, String number) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", line.getInstant().toString());
        fields.put("level", line.getLevel().getName());
        fields.put("logger", line.getLoggerName());
        if (number != null) {
            fields.put("request", number);
        }
        fields.put("message", formatMessage(line));
        Object[] parameters = line.getParameters();
        if (parameters != null && parameters.length == 1 && parameters[0] instanceof RequestLine request) {
            fields.put("method", request.method());
            fields.put("route", request.route());
            fields.put("status", request.status());
            fields.put("milliseconds", request.milliseconds());
            fields.put("statements", request.statements());
            fields.put("caller", request.caller());
        }
        if (line.getThrown() != null) {
            var trace = new StringWriter();
            line.getThrown().printStackTrace(new PrintWriter(trace));
            fields.put("thrown", trace.toString());
        }
        return Json.write(fields) + System.lineSeparator();
    }
}
