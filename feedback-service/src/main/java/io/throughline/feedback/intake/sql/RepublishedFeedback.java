package io.throughline.feedback.intake.sql;

import io.throughline.feedback.intake.Feedback;
import io.throughline.feedback.intake.FeedbackAccepted;
import io.throughline.feedback.intake.FeedbackErased;
import io.throughline.runtime.republish.Republishable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Feedback that was accepted, by when it was received; and the erasures, by when they were asked for, of what is not there any more. Held
 * feedback has not been published and is not.
 */
@Singleton
class RepublishedFeedback implements Republishable {

    private static final UUID LEAST = new UUID(0, 0);

    /** PostgreSQL's order of UUIDs, which Java's own is not. */
    private static final Comparator<Entry> BY_ID =
            Comparator.comparing(entry -> entry.id().toString());

    /** Locked, so that an erasure withdraws what is published of it here. The first page takes the least id in. */
    private static final String ACCEPTED = """
            select %s from feedback f
            where f.organization = ? and f.id %s ? and f.status = 'accepted'
            and f.received_at >= coalesce(?::timestamptz, '-infinity') and f.received_at < coalesce(?::timestamptz, 'infinity')
            order by f.id limit ? for share
            """;

    private static final String ERASED = """
            select organization, id, erased_store, erased_at, coalesce(erased_revision, 2) as erased_revision, erased_reason
            from intake
            where organization = ? and id %s ? and erased_at is not null and erased_reason is distinct from 'dropped'
            and erased_at >= coalesce(?::timestamptz, '-infinity') and erased_at < coalesce(?::timestamptz, 'infinity')
            order by id limit ?
            """;

    @Override
    public String topic() {
        return FeedbackAccepted.TOPIC;
    }

    @Override
    public List<Entry> page(Connection connection, UUID organization, Instant from, Instant to, UUID after, int limit)
            throws SQLException {
        String greater = after == null ? ">=" : ">";
        List<Entry> accepted;
        List<Entry> erased;
        try (PreparedStatement statement =
                connection.prepareStatement(ACCEPTED.formatted(FeedbackTable.COLUMNS, greater))) {
            bind(statement, organization, from, to, after, limit);
            accepted = entries(statement, RepublishedFeedback::accepted);
        }
        try (PreparedStatement statement = connection.prepareStatement(ERASED.formatted(greater))) {
            bind(statement, organization, from, to, after, limit);
            erased = entries(statement, RepublishedFeedback::erased);
        }
        return Stream.concat(accepted.stream(), erased.stream())
                .sorted(BY_ID)
                .limit(limit)
                .toList();
    }

    private static void bind(
            PreparedStatement statement, UUID organization, Instant from, Instant to, UUID after, int limit)
            throws SQLException {
        statement.setObject(1, organization);
        statement.setObject(2, Objects.requireNonNullElse(after, LEAST));
        statement.setObject(3, utc(from), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(4, utc(to), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setInt(5, limit);
    }

    private interface Reader {
        Entry read(ResultSet row) throws SQLException;
    }

    private static List<Entry> entries(PreparedStatement statement, Reader reader) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                entries.add(reader.read(row));
            }
        }
        return entries;
    }

    private static Entry accepted(ResultSet row) throws SQLException {
        Feedback feedback = FeedbackTable.feedback(row);
        return new Entry(feedback.id(), FeedbackAccepted.event(feedback));
    }

    private static Entry erased(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Instant erasedAt = row.getObject("erased_at", OffsetDateTime.class).toInstant();
        UUID organization = row.getObject("organization", UUID.class);
        return new Entry(
                id,
                FeedbackErased.event(
                        organization,
                        id,
                        row.getInt("erased_revision"),
                        row.getString("erased_store"),
                        erasedAt,
                        FeedbackErased.Reason.of(row.getString("erased_reason"))));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
