package io.throughline.standards.standards.sql;

import io.throughline.runtime.republish.Republishable;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.StandardEvent;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The standards as their topic tells them, for a reader that has to be built anew. */
@Singleton
class PublishedStandards implements Republishable {

    private static final String PAGE = "select s.*, " + StandardTable.PRACTICE + """
             from standard s
            where organization = ? and revision > 0 and (?::uuid is null or id > ?)
            order by id limit ? for share
            """;

    @Override
    public String topic() {
        return StandardEvent.TOPIC;
    }

    @Override
    public List<Entry> page(Connection connection, UUID organization, Instant from, Instant to, UUID after, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setObject(1, organization);
            statement.setObject(2, after);
            statement.setObject(3, after);
            statement.setInt(4, limit);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Standard standard = StandardTable.standard(connection, row);
                    entries.add(new Entry(standard.id(), StandardEvent.of(standard)));
                }
            }
            return entries;
        }
    }
}
