package org.dilmun.web.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In what a table is handed out. */
public enum TableFormat {
    CSV("text/csv; charset=UTF-8") {
        @Override
        public TableWriter open(OutputStream out, String title, boolean rightToLeft) throws IOException {
            return new CsvTable(out);
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public TableWriter open(OutputStream out, String title, boolean rightToLeft) {
            return new XlsxTable(out, title, rightToLeft);
        }
    },
    JSON("application/json") {
        @Override
        public TableWriter open(OutputStream out, String title, boolean rightToLeft) {
            return new JsonTable(out);
        }
    };

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** @param code as it stands in addresses and names of files: {@code csv} */
    public static Optional<TableFormat> of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(code))
                .findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * @param title of the sheet, where the format has such
     * @param rightToLeft whether the first column stands on the right, where the format says so
     */
    public abstract TableWriter open(OutputStream out, String title, boolean rightToLeft) throws IOException;
}
