package io.throughline.local.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a script written for {@code psql} where there is no psql. It knows what such a script needs to be repeatable: statements that end
 * a line with {@code ;}, or with {@code \gexec}, which runs each value of the result as a statement; and variables as literals,
 * {@code :'name'}.
 */
final class PsqlScript {

    private static final Pattern VARIABLE = Pattern.compile(":'(\\w+)'");
    private static final String EXECUTE_RESULT = "\\gexec";

    private final String text;

    PsqlScript(String text) {
        this.text = text;
    }

    void run(Connection connection, Map<String, String> variables) throws SQLException {
        StringBuilder statement = new StringBuilder();
        for (String line : text.lines().filter(line -> !line.startsWith("--")).toList()) {
            statement.append(line).append('\n');
            String soFar = statement.toString().stripTrailing();
            if (soFar.endsWith(EXECUTE_RESULT)) {
                String query = soFar.substring(0, soFar.length() - EXECUTE_RESULT.length());
                for (String generated : values(connection, substitute(query, variables))) {
                    execute(connection, generated);
                }
                statement.setLength(0);
            } else if (soFar.endsWith(";")) {
                execute(connection, substitute(soFar, variables));
                statement.setLength(0);
            }
        }
    }

    private static String substitute(String sql, Map<String, String> variables) {
        return VARIABLE.matcher(sql).replaceAll(found -> {
            String value = variables.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("the script needs the variable " + found.group(1));
            }
            return Matcher.quoteReplacement("'" + value.replace("'", "''") + "'");
        });
    }

    private static List<String> values(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    values.add(rows.getString(column));
                }
            }
        }
        return values;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
