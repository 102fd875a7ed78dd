package io.throughline.runtime.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.throughline.runtime.parts.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganizationTransactionIT {

    static final UUID OURS = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
    static final UUID THEIRS = UUID.fromString("0192f0c1-0000-7000-8000-000000000002");

    /** One connection: each transaction gets what the one before left. */
    AgroalDataSource pool;

    OrganizationTransaction transaction;

    @BeforeEach
    void writeNotes() throws SQLException {
        Database.execute("truncate note");
        pool = Database.pool(1);
        transaction = new OrganizationTransaction(pool);
        transaction.call(OURS, connection -> write(connection, OURS, "ours"));
        transaction.call(THEIRS, connection -> write(connection, THEIRS, "theirs"));
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void itSeesTheRowsOfItsOrganizationsOnly() throws SQLException {
        assertThat(transaction.call(OURS, OrganizationTransactionIT::notes)).containsExactly("ours");
        assertThat(transaction.call(THEIRS, OrganizationTransactionIT::notes)).containsExactly("theirs");
        assertThat(transaction.call(Set.of(OURS, THEIRS), OrganizationTransactionIT::notes))
                .containsExactly("ours", "theirs");
        assertThat(transaction.call(Set.of(), OrganizationTransactionIT::notes)).isEmpty();
    }

    @Test
    void itCannotWriteForAnother() {
        assertThatThrownBy(() -> transaction.call(OURS, connection -> write(connection, THEIRS, "forged")))
                .isInstanceOf(SQLException.class)
                .extracting(failure -> ((SQLException) failure).getSQLState())
                .isEqualTo("42501");
        assertThat(Database.query("select words from note order by words")).containsExactly("ours", "theirs");
    }

    @Test
    void theSettingEndsWithItsTransaction() throws SQLException {
        transaction.call(OURS, OrganizationTransactionIT::notes);
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(notes(connection)).isEmpty();
        }
    }

    @Test
    void theSettingEndsWithAFailureToo() throws SQLException {
        assertThatThrownBy(() -> transaction.call(OURS, connection -> {
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(notes(connection)).isEmpty();
        }
    }

    @Test
    void whatFailsIsRolledBack() throws SQLException {
        assertThatThrownBy(() -> transaction.call(OURS, connection -> {
                    write(connection, OURS, "half");
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transaction.call(OURS, connection -> {
                    write(connection, OURS, "half");
                    return write(connection, OURS, "");
                }))
                .isInstanceOf(SQLException.class);
        assertThat(transaction.call(OURS, OrganizationTransactionIT::notes)).containsExactly("ours");
    }

    @Test
    void admissionAlsoEndsWithTheTransactionItIsIn() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            OrganizationTransaction.admit(connection, Set.of(THEIRS));
            assertThat(notes(connection)).containsExactly("theirs");
            connection.commit();
            assertThat(notes(connection)).isEmpty();
            connection.rollback();
        }
    }

    private static int write(Connection connection, UUID organization, String words) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into note values (?, ?)")) {
            statement.setObject(1, organization);
            statement.setString(2, words);
            return statement.executeUpdate();
        }
    }

    private static List<String> notes(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select words from note order by words");
                ResultSet row = statement.executeQuery()) {
            List<String> notes = new ArrayList<>();
            while (row.next()) {
                notes.add(row.getString(1));
            }
            return notes;
        }
    }
}
