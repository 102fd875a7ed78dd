package io.throughline.feedback.erasure.sql;

import io.throughline.feedback.erasure.Subject;
import io.throughline.feedback.erasure.sql.Eraser.Erased;
import io.throughline.feedback.intake.FeedbackErased.Reason;
import io.throughline.feedback.privacy.Pseudonyms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The steps in which a record's feedback is erased; each call within the caller's transaction, of the flow's role. */
final class ErasureSteps {

    private static final String RUNNING =
            "select organization, id from erasure where completed_at is null order by requested_at limit 1000";

    private static final String OVERDUE =
            "select count(*) from erasure where confirmed_at is null and requested_at < ?";

    private static final String TAKE = """
            select requested_at, subject, customer, pseudonym from erasure
            where organization = ? and id = ? and completed_at is null for update skip locked
            """;

    private static final String SECRET = "select pseudonym_secret from organization where id = ?";

    private static final String NAME = "update erasure set pseudonym = ? where organization = ? and id = ?";

    private static final String OF_CUSTOMER = """
            select id from feedback where organization = ? and customer = ? and received_at <= ?
            order by id limit ? for update
            """;

    private static final String PENDING = """
            select feedback from erasure_item where organization = ? and erasure = ? and erased_at is null
            order by feedback limit ?
            """;

    private static final String DONE =
            "update erasure_item set erased_at = ? where organization = ? and erasure = ? and feedback = any (?)";

    private static final String UNNAME = """
            with forgotten as (
                delete from erasure_item where organization = ? and erasure = ? and feedback = any (?)
                returning organization, erasure, feedback
            )
            update erasure e set unknown = e.unknown || f.ids
            from (select organization, erasure, array_agg(feedback order by feedback) as ids from forgotten group by 1, 2) f
            where e.organization = f.organization and e.id = f.erasure
            """;

    private static final String COMPLETE =
            "update erasure set completed_at = ?, customer = null where organization = ? and id = ?";

    private ErasureSteps() {}

    record Running(UUID organization, UUID id) {}

    private record Taken(Instant requestedAt, Subject subject, String customer, String pseudonym) {}

    static List<Running> running(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RUNNING);
                ResultSet row = statement.executeQuery()) {
            List<Running> running = new ArrayList<>();
            while (row.next()) {
                running.add(new Running(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
            }
            return running;
        }
    }

    /** How many of those asked for before then a service has not confirmed. */
    static int overdue(Connection connection, Instant then) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OVERDUE)) {
            statement.setObject(1, ErasureTable.utc(then));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** @return whether there is more to do now; not while another instance is at it */
    static boolean step(Connection connection, Running erasure, ErasureSettings settings, Instant now)
            throws SQLException {
        Taken taken = take(connection, erasure);
        if (taken == null) {
            return false;
        }
        boolean customers = taken.subject() == Subject.CUSTOMER;
        if (customers && taken.pseudonym() == null) {
            name(connection, erasure, taken.customer());
        }
        int found = customers
                ? eraseCustomers(connection, erasure, taken, settings.batch(), now)
                : eraseNamed(connection, erasure, settings.batch(), now);
        if (found == settings.batch()) {
            return true;
        }
        if (!customers || !now.isBefore(taken.requestedAt().plus(settings.settle()))) {
            complete(connection, erasure, now);
        }
        return false;
    }

    private static int eraseCustomers(Connection connection, Running erasure, Taken taken, int batch, Instant now)
            throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OF_CUSTOMER)) {
            statement.setObject(1, erasure.organization());
            statement.setString(2, taken.customer());
            statement.setObject(3, ErasureTable.utc(taken.requestedAt()));
            statement.setInt(4, batch);
            found.addAll(ids(statement));
        }
        if (!found.isEmpty()) {
            Eraser.erase(connection, erasure.organization(), found, Reason.REQUEST, now);
            ErasureTable.addItems(connection, erasure.organization(), erasure.id(), found, now);
        }
        return found.size();
    }

    private static int eraseNamed(Connection connection, Running erasure, int batch, Instant now) throws SQLException {
        List<UUID> named = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(PENDING)) {
            statement.setObject(1, erasure.organization());
            statement.setObject(2, erasure.id());
            statement.setInt(3, batch);
            named.addAll(ids(statement));
        }
        if (!named.isEmpty()) {
            Eraser.lock(connection, erasure.organization(), named);
            List<UUID> before = new ArrayList<>(named);
            before.removeAll(Eraser.erase(connection, erasure.organization(), named, Reason.REQUEST, now).stream()
                    .map(Erased::id)
                    .toList());
            before.removeAll(Eraser.tellAgain(connection, erasure.organization(), before).stream()
                    .map(Erased::id)
                    .toList());
            unname(connection, erasure, before);
            try (PreparedStatement statement = connection.prepareStatement(DONE)) {
                statement.setObject(1, ErasureTable.utc(now));
                statement.setObject(2, erasure.organization());
                statement.setObject(3, erasure.id());
                statement.setArray(4, ErasureTable.ids(connection, named));
                statement.executeUpdate();
            }
        }
        return named.size();
    }

    /** What the ledger has forgotten meanwhile was erased long ago: nobody is told, and nobody would confirm. */
    private static void unname(Connection connection, Running erasure, List<UUID> forgotten) throws SQLException {
        if (forgotten.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(UNNAME)) {
            statement.setObject(1, erasure.organization());
            statement.setObject(2, erasure.id());
            statement.setArray(3, ErasureTable.ids(connection, forgotten));
            statement.executeUpdate();
        }
    }

    private static Taken take(Connection connection, Running erasure) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, erasure.organization());
            statement.setObject(2, erasure.id());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new Taken(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                Subject.BY_NAME.get(row.getString(2)),
                                row.getString(3),
                                row.getString(4))
                        : null;
            }
        }
    }

    /** By a word before it, so that an employee with the same reference has another pseudonym. */
    private static void name(Connection connection, Running erasure, String customer) throws SQLException {
        try (PreparedStatement secret = connection.prepareStatement(SECRET);
                PreparedStatement name = connection.prepareStatement(NAME)) {
            secret.setObject(1, erasure.organization());
            try (ResultSet row = secret.executeQuery()) {
                row.next();
                name.setString(1, Pseudonyms.with(row.getBytes(1)).of("customer " + customer));
            }
            name.setObject(2, erasure.organization());
            name.setObject(3, erasure.id());
            name.executeUpdate();
        }
    }

    private static void complete(Connection connection, Running erasure, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COMPLETE)) {
            statement.setObject(1, ErasureTable.utc(now));
            statement.setObject(2, erasure.organization());
            statement.setObject(3, erasure.id());
            statement.executeUpdate();
        }
        ConfirmationTable.settle(connection, List.of(erasure.id()), now);
    }

    private static List<UUID> ids(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<UUID> ids = new ArrayList<>();
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}
