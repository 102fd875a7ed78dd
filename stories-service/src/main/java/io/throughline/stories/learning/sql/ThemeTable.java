package io.throughline.stories.learning.sql;

import io.throughline.stories.classification.OwnTheme;
import io.throughline.stories.learning.Theme;
import io.throughline.stories.practices.sql.Vectors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The table {@code own_theme}. */
final class ThemeTable {

    private static final String KEEP = """
            insert into own_theme as kept (organization, code, revision, name, description, examples, vectors, changed_by, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint own_theme_is_one_per_code do update set
                revision = excluded.revision,
                name = excluded.name,
                description = excluded.description,
                examples = excluded.examples,
                vectors = excluded.vectors,
                changed_by = excluded.changed_by,
                changed_at = excluded.changed_at
            """;

    private ThemeTable() {}

    /** In the order of their codes. */
    static List<Theme> all(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select code, revision, name, description, examples, changed_by, changed_at
                from own_theme where organization = ? order by code
                """)) {
            statement.setObject(1, organization);
            List<Theme> themes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    themes.add(new Theme(
                            row.getString("code"),
                            row.getInt("revision"),
                            row.getString("name"),
                            row.getString("description"),
                            List.of((String[]) row.getArray("examples").getArray()),
                            row.getString("changed_by"),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant()));
                }
            }
            return themes;
        }
    }

    /** As the classifier learns them, in the order of their codes. */
    static List<OwnTheme> toLearn(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select code, description, examples, vectors from own_theme where organization = ? order by code
                """)) {
            statement.setObject(1, organization);
            List<OwnTheme> themes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<String> texts = new ArrayList<>(List.of(row.getString("description")));
                    texts.addAll(List.of((String[]) row.getArray("examples").getArray()));
                    themes.add(new OwnTheme(
                            OwnTheme.PREFIX + row.getString("code"),
                            texts,
                            parted(Vectors.read(row.getBytes("vectors")), texts.size())));
                }
            }
            return themes;
        }
    }

    /** @param vectors of the description and of the examples */
    static void keep(Connection connection, UUID organization, Theme theme, List<float[]> vectors) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setObject(1, organization);
            statement.setString(2, theme.code());
            statement.setInt(3, theme.revision());
            statement.setString(4, theme.name());
            statement.setString(5, theme.description());
            statement.setArray(
                    6, connection.createArrayOf("text", theme.examples().toArray()));
            statement.setBytes(7, Vectors.write(joined(vectors)));
            statement.setString(8, theme.changedBy());
            statement.setObject(9, theme.changedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    static boolean delete(Connection connection, UUID organization, String code) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from own_theme where organization = ? and code = ?")) {
            statement.setObject(1, organization);
            statement.setString(2, code);
            return statement.executeUpdate() == 1;
        }
    }

    private static float[] joined(List<float[]> vectors) {
        float[] all =
                new float[vectors.stream().mapToInt(vector -> vector.length).sum()];
        int at = 0;
        for (float[] vector : vectors) {
            System.arraycopy(vector, 0, all, at, vector.length);
            at += vector.length;
        }
        return all;
    }

    private static List<float[]> parted(float[] all, int parts) {
        int length = all.length / parts;
        List<float[]> vectors = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            vectors.add(Arrays.copyOfRange(all, i * length, (i + 1) * length));
        }
        return vectors;
    }
}
