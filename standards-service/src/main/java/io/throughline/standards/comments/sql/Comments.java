package io.throughline.standards.comments.sql;

import io.throughline.runtime.paging.Cursor;
import io.throughline.standards.comments.Comment;
import io.throughline.standards.comments.Comment.Answer;
import io.throughline.standards.database.Conditions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what is said to one version. All calls are within a transaction that is admitted to the organization. */
public final class Comments {

    private static final String SELECT = """
            select c.*, outcome, a.text as answer, answered_by, answered_at
            from comment c left join comment_answer a on a.organization = c.organization and a.comment = c.id
            where c.organization = ? and c.standard = ? and c.version = ? and %s
            """;

    private static final String INSERT = """
            insert into comment (organization, standard, version, id, field, text, author, role, positions, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String WITHDRAW =
            "update comment set text = null, withdrawn_at = ? where organization = ? and id = ?";

    private static final String ANSWER = """
            insert into comment_answer (organization, comment, outcome, text, answered_by, answered_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict on constraint comment_answer_is_one_per_comment do nothing
            """;

    private final Connection connection;
    private final UUID organization;
    private final UUID standard;
    private final int version;

    public Comments(Connection connection, UUID organization, UUID standard, int version) {
        this.connection = connection;
        this.organization = organization;
        this.standard = standard;
        this.version = version;
    }

    /**
     * The oldest first.
     *
     * @param by null for anybody's
     * @param after the last comment of the page before, null for the first page
     */
    public List<Comment> list(String by, Cursor after, int limit) throws SQLException {
        Conditions conditions = new Conditions().and("true");
        if (by != null) {
            conditions.and("author = ?", by);
        }
        if (after != null) {
            conditions.and("(at, id) > (?, ?)", utc(after.time()), after.id());
        }
        return select(conditions, " order by at, id limit " + limit);
    }

    /** Until the transaction's end nobody else withdraws or answers it. */
    public Optional<Comment> findForUpdate(UUID id) throws SQLException {
        return select(new Conditions().and("c.id = ?", id), " for update of c").stream()
                .findFirst();
    }

    private List<Comment> select(Conditions conditions, String end) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT.formatted(conditions.sql()) + end)) {
            statement.setObject(1, organization);
            statement.setObject(2, standard);
            statement.setInt(3, version);
            conditions.bind(statement, 4);
            List<Comment> comments = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    comments.add(read(row));
                }
            }
            return comments;
        }
    }

    private static Comment read(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Comment(
                row.getObject("id", UUID.class),
                row.getString("field"),
                row.getString("text"),
                row.getString("author"),
                Comment.Role.BY_NAME.get(row.getString("role")),
                List.of((String[]) row.getArray("positions").getArray()),
                instant(row, "at"),
                instant(row, "withdrawn_at"),
                outcome == null
                        ? null
                        : new Answer(
                                Answer.Outcome.BY_NAME.get(outcome),
                                row.getString("answer"),
                                row.getString("answered_by"),
                                instant(row, "answered_at")));
    }

    public void add(Comment comment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, organization);
            statement.setObject(2, standard);
            statement.setInt(3, version);
            statement.setObject(4, comment.id());
            statement.setString(5, comment.field());
            statement.setString(6, comment.text());
            statement.setString(7, comment.by());
            statement.setString(8, comment.role().wireName());
            statement.setArray(
                    9, connection.createArrayOf("text", comment.positions().toArray()));
            statement.setObject(10, utc(comment.at()));
            statement.executeUpdate();
        }
    }

    /** Its words are gone; that there was one stays. */
    public void withdraw(UUID id, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WITHDRAW)) {
            statement.setObject(1, utc(now));
            statement.setObject(2, organization);
            statement.setObject(3, id);
            statement.executeUpdate();
        }
    }

    /** @return false where it has an answer already: nothing is changed */
    public boolean answer(UUID id, Answer answer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANSWER)) {
            statement.setObject(1, organization);
            statement.setObject(2, id);
            statement.setString(3, answer.outcome().wireName());
            statement.setString(4, answer.text());
            statement.setString(5, answer.by());
            statement.setObject(6, utc(answer.at()));
            return statement.executeUpdate() == 1;
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
