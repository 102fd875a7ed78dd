package io.throughline.standards.flow;

import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.Decision;
import io.throughline.standards.candidates.Excerpt;
import io.throughline.standards.candidates.Snooze;
import io.throughline.standards.candidates.sql.Candidates;
import io.throughline.standards.candidates.sql.Decisions;
import io.throughline.standards.candidates.sql.Snoozes;
import io.throughline.standards.erasure.sql.ErasedFeedback;
import io.throughline.standards.standards.Action;
import io.throughline.standards.standards.Deed;
import io.throughline.standards.standards.Samples;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.sql.StandardTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** A person who decides on candidates, with the SQL that requests do it with. */
final class HeadOffice {

    static final Instant NOW = Samples.NOW;
    static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private static final String ANN = "ann";

    private final OrganizationTransaction transaction;

    HeadOffice(DataSource request) {
        this.transaction = new OrganizationTransaction(request);
    }

    /** Nothing, where there is no such candidate or it is decided on. */
    void decide(Act.Decides act) throws SQLException {
        UUID organization = act.in().id();
        UUID practice = Publishers.practiceId(act.practice());
        transaction.call(organization, connection -> {
            ErasedFeedback.lock(connection, Set.of(organization), true);
            Candidate candidate = Candidates.find(connection, organization, practice, TODAY)
                    .filter(one -> one.mergedInto() == null && one.decision() == null)
                    .orElse(null);
            if (candidate != null) {
                keep(connection, organization, candidate, act);
            }
            return null;
        });
    }

    /** What is seen of a practice that was decided on, or of the one that it has become part of: empty where nothing was told of that yet. */
    Optional<Candidate> sees(UUID organization, UUID practice) throws SQLException {
        return transaction.call(organization, connection -> {
            Candidate seen =
                    Candidates.find(connection, organization, practice, TODAY).orElseThrow();
            Optional<Candidate> whole = Optional.of(seen);
            while (whole.isPresent() && whole.get().mergedInto() != null) {
                whole = Candidates.find(connection, organization, whole.get().mergedInto(), TODAY);
            }
            return whole;
        });
    }

    private static void keep(Connection connection, UUID organization, Candidate candidate, Act.Decides act)
            throws SQLException {
        UUID practice = candidate.id();
        int stories = candidate.stories();
        List<UUID> evidence = Candidates.excerpts(connection, organization, practice).stream()
                .map(Excerpt::story)
                .toList();
        switch (act.choice()) {
            case SNOOZE ->
                Snoozes.keep(
                        connection, organization, Snooze.begun(practice, TODAY.plusDays(9), ANN, NOW, stories, null));
            case DECLINE ->
                Decisions.keep(
                        connection, organization, Decision.declined(practice, "No", ANN, NOW, evidence, stories));
            default -> {
                UUID standard = new UUID(9, act.practice());
                if (StandardTable.find(connection, organization, standard).isEmpty()) {
                    StandardTable.insert(
                            connection,
                            Standard.drafted(organization, standard, practice, Samples.CONTENT, ANN, NOW),
                            new Deed(1, Action.DRAFT, ANN, NOW, null));
                }
                Decisions.keep(
                        connection,
                        organization,
                        act.choice() == Act.Choice.ACCEPT
                                ? Decision.accepted(practice, standard, ANN, NOW, evidence, stories)
                                : Decision.merged(practice, standard, ANN, NOW, evidence, stories));
            }
        }
    }
}
