package io.throughline.stories.learning.sql;

import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.classification.Learner;
import io.throughline.stories.learning.Theme;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Organizations' own themes. */
public class OwnThemes {

    /** Each costs a fraction of a second where a classifier is read, and its share of every text's. */
    public static final int MOST = 30;

    private final OrganizationTransaction reading;
    private final OrganizationTransaction writing;
    private final Learner learner;
    private final LearningThread learning;
    private final Clock clock;

    /**
     * @param request the requests'
     * @param flow the flow's
     */
    public OwnThemes(DataSource request, DataSource flow, Learner learner, LearningThread learning, Clock clock) {
        this.reading = new OrganizationTransaction(request);
        this.writing = new OrganizationTransaction(flow);
        this.learner = learner;
        this.learning = learning;
        this.clock = clock;
    }

    /** What became of a theme that was given. */
    public enum Answer {
        ADDED,
        REPLACED,
        UNCHANGED,
        /** It is there, and the caller did not say that they have read it. */
        NOT_READ,
        CHANGED_MEANWHILE,
        TOO_MANY
    }

    /** @param theme as it is now, null where it was not kept */
    public record Put(Answer answer, Theme theme) {}

    public record Given(String name, String description, List<String> examples, String who) {

        boolean same(Theme theme) {
            return theme.name().equals(name)
                    && theme.description().equals(description)
                    && theme.examples().equals(examples);
        }
    }

    public List<Theme> all(UUID organization) throws SQLException {
        return reading.call(organization, connection -> ThemeTable.all(connection, organization));
    }

    public Optional<Theme> find(UUID organization, String code) throws SQLException {
        return all(organization).stream()
                .filter(theme -> theme.code().equals(code))
                .findFirst();
    }

    /** @param read whether this is the revision that the caller has read; null where they did not say */
    public Put put(UUID organization, String code, Given given, IntPredicate read) throws SQLException {
        List<float[]> vectors = Stream.concat(Stream.of(given.description), given.examples.stream())
                .map(learner::embedding)
                .toList();
        Put put = writing.call(organization, connection -> {
            OwnClassifierTable.lock(connection, organization);
            List<Theme> all = ThemeTable.all(connection, organization);
            Theme before = all.stream()
                    .filter(theme -> theme.code().equals(code))
                    .findFirst()
                    .orElse(null);
            if (before != null && given.same(before)) {
                return new Put(Answer.UNCHANGED, before);
            }
            if (before != null && (read == null || !read.test(before.revision()))) {
                return new Put(read == null ? Answer.NOT_READ : Answer.CHANGED_MEANWHILE, null);
            }
            if (before == null && all.size() >= MOST) {
                return new Put(Answer.TOO_MANY, null);
            }
            Theme theme = new Theme(
                    code,
                    before == null ? 1 : before.revision() + 1,
                    given.name,
                    given.description,
                    given.examples,
                    given.who,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
            ThemeTable.keep(connection, organization, theme, vectors);
            OwnClassifierTable.themesChanged(connection, organization);
            return new Put(before == null ? Answer.ADDED : Answer.REPLACED, theme);
        });
        learning.wake();
        return put;
    }

    /** @return false where there is none */
    public boolean delete(UUID organization, String code) throws SQLException {
        boolean deleted = writing.call(organization, connection -> {
            OwnClassifierTable.lock(connection, organization);
            boolean was = ThemeTable.delete(connection, organization, code);
            if (was) {
                OwnClassifierTable.themesChanged(connection, organization);
            }
            return was;
        });
        learning.wake();
        return deleted;
    }
}
