package org.dilmun.ejb.operations;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Locale;

/**
 * How a value stands in a backup: as text that says the same whichever database it came from. A kind for each sort of column
 * that the migrations use, and no other.
 */
enum ColumnKind {
    INTEGER {
        @Override
        String read(ResultSet row, int column) throws SQLException {
            return orNull(row, Long.toString(row.getLong(column)));
        }

        @Override
        Object value(String text) {
            return Long.valueOf(text);
        }
    },
    DECIMAL {
        @Override
        String read(ResultSet row, int column) throws SQLException {
            BigDecimal value = row.getBigDecimal(column);
            return value == null ? null : value.stripTrailingZeros().toPlainString();
        }

        @Override
        Object value(String text) {
            return new BigDecimal(text);
        }
    },
    BOOLEAN {
        @Override
        String read(ResultSet row, int column) throws SQLException {
            return orNull(row, Boolean.toString(row.getBoolean(column)));
        }

        @Override
        Object value(String text) {
            return Boolean.valueOf(text);
        }
    },
    TEXT {
        @Override
        String read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }

        @Override
        Object value(String text) {
            return text;
        }
    },
    /** Text of a fixed length, which H2 fills up with blanks and MariaDB does not. */
    CODE {
        @Override
        String read(ResultSet row, int column) throws SQLException {
            String value = row.getString(column);
            return value == null ? null : value.stripTrailing();
        }

        @Override
        Object value(String text) {
            return text;
        }
    },
    DATE {
        @Override
        String read(ResultSet row, int column) throws SQLException {
            LocalDate value = row.getObject(column, LocalDate.class);
            return value == null ? null : value.toString();
        }

        @Override
        Object value(String text) {
            return LocalDate.parse(text);
        }
    },
    /** In UTC, to the microsecond. */
    MOMENT {
        @Override
        String read(ResultSet row, int column) throws SQLException {
            LocalDateTime value = row.getObject(column, LocalDateTime.class);
            return value == null ? null : value.toString();
        }

        @Override
        Object value(String text) {
            return LocalDateTime.parse(text);
        }
    },
    /** In base64. */
    BYTES {
        @Override
        String read(ResultSet row, int column) throws SQLException {
            byte[] value = row.getBytes(column);
            return value == null ? null : Base64.getEncoder().encodeToString(value);
        }

        @Override
        Object value(String text) {
            return Base64.getDecoder().decode(text);
        }
    };

    /** @return null for an SQL NULL */
    abstract String read(ResultSet row, int column) throws SQLException;

    abstract Object value(String text);

    void bind(PreparedStatement statement, int parameter, String text) throws SQLException {
        statement.setObject(parameter, text == null ? null : value(text));
    }

    /** As the head of a file names it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalStateException for a type that no migration has used so far */
    static ColumnKind of(int jdbcType) {
        return switch (jdbcType) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> INTEGER;
            case Types.DECIMAL, Types.NUMERIC -> DECIMAL;
            case Types.BIT, Types.BOOLEAN, Types.TINYINT -> BOOLEAN;
            case Types.CHAR -> CODE;
            case Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
            case Types.DATE -> DATE;
            case Types.TIMESTAMP -> MOMENT;
            case Types.VARBINARY, Types.LONGVARBINARY, Types.BINARY, Types.BLOB -> BYTES;
            default -> throw new IllegalStateException("a backup does not know columns of JDBC type " + jdbcType);
        };
    }

    private static String orNull(ResultSet row, String value) throws SQLException {
        return row.wasNull() ? null : value;
    }
}
