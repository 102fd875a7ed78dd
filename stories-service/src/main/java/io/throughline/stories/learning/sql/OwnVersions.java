package io.throughline.stories.learning.sql;

import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.classification.Figures;
import io.throughline.stories.classification.Learner;
import io.throughline.stories.learning.OwnVersion;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The versions of organizations' own heads: which there are, and which serves. */
public class OwnVersions {

    private final OrganizationTransaction reading;
    private final OrganizationTransaction writing;
    private final Learner learner;
    private final LearningThread learning;

    /**
     * @param request the requests'
     * @param flow the flow's
     */
    public OwnVersions(DataSource request, DataSource flow, Learner learner, LearningThread learning) {
        this.reading = new OrganizationTransaction(request);
        this.writing = new OrganizationTransaction(flow);
        this.learner = learner;
        this.learning = learning;
    }

    /** What became of a request to let a version serve. */
    public enum Answer {
        SERVES,
        UNKNOWN,
        /** It was trained over another base than this instance has. */
        OTHER_BASE,
        /** It has served or was passed over: one goes back to it. */
        RETIRED
    }

    /**
     * @param goneBack what is learned from now on waits for a person
     * @param toLearn corrections have come in that no version knows yet
     * @param base what the shared base does on the gold set; empty until it is measured
     */
    public record Standing(List<OwnVersion> versions, boolean goneBack, boolean toLearn, Optional<Figures> base) {}

    /** Newest version first. */
    public Standing standing(UUID organization) throws SQLException {
        return reading.call(organization, connection -> {
            OwnClassifierTable.Row row = OwnClassifierTable.read(connection, organization);
            return new Standing(
                    VersionTable.all(connection, organization),
                    row.held(),
                    row.wanted() > VersionTable.learned(connection, organization, learner.baseVersion()),
                    VersionTable.baseFigures(connection, learner.baseVersion()));
        });
    }

    /** A person lets one that waits serve, whatever its figures; what is learned later serves unasked again. */
    public Answer serve(UUID organization, int version, String who) throws SQLException {
        return change(organization, version, who, false);
    }

    /** A person goes back to it; what is learned later waits, lest it undo this. */
    public Answer goBack(UUID organization, int version, String who) throws SQLException {
        return change(organization, version, who, true);
    }

    /** A person goes back to the shared base; what is learned later waits. */
    public void goBackToBase(UUID organization) throws SQLException {
        writing.call(organization, connection -> {
            OwnClassifierTable.lock(connection, organization);
            VersionTable.retire(connection, organization, learner.baseVersion());
            OwnClassifierTable.hold(connection, organization, true);
            OwnClassifierTable.changed(connection, organization);
            return null;
        });
        learning.wake();
    }

    private Answer change(UUID organization, int number, String who, boolean held) throws SQLException {
        Answer answer = writing.call(organization, connection -> {
            OwnClassifierTable.lock(connection, organization);
            OwnVersion version = VersionTable.all(connection, organization).stream()
                    .filter(one -> one.version() == number)
                    .findFirst()
                    .orElse(null);
            if (version == null) {
                return Answer.UNKNOWN;
            }
            if (!version.base().equals(learner.baseVersion())) {
                return Answer.OTHER_BASE;
            }
            if (!held && version.state() == OwnVersion.State.RETIRED) {
                return Answer.RETIRED;
            }
            VersionTable.retire(connection, organization, version.base());
            VersionTable.serve(connection, organization, number, who);
            OwnClassifierTable.hold(connection, organization, held);
            OwnClassifierTable.changed(connection, organization);
            return Answer.SERVES;
        });
        learning.wake();
        return answer;
    }
}
