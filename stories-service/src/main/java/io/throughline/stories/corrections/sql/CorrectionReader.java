package io.throughline.stories.corrections.sql;

import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.corrections.Correction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads what people said of a story, which the caller is known to see. */
@Singleton
public class CorrectionReader {

    /** Nobody corrects one story more often and means it. */
    private static final int MOST = 200;

    private final OrganizationTransaction transaction;

    CorrectionReader(DataSource dataSource) {
        this.transaction = new OrganizationTransaction(dataSource);
    }

    /** The one that holds. */
    public Optional<Correction> newest(UUID organization, UUID story) throws SQLException {
        return transaction.call(
                organization, connection -> CorrectionTable.ofStory(connection, organization, story, 1).stream()
                        .findFirst());
    }

    /** Newest first. */
    public List<Correction> all(UUID organization, UUID story) throws SQLException {
        return transaction.call(
                organization, connection -> CorrectionTable.ofStory(connection, organization, story, MOST));
    }
}
