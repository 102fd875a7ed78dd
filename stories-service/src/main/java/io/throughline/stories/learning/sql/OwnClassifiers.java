package io.throughline.stories.learning.sql;

import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Learner;
import io.throughline.stories.classification.Lesson;
import io.throughline.stories.classification.OwnTheme;
import io.throughline.stories.corrections.sql.CorrectionTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The present classifier of each organization: the base, or one with the organization's own heads and themes, read from the database.
 * Those used last are kept in memory. What has changed is read again by {@link #refresh}; until then the one before serves.
 */
public final class OwnClassifiers implements Function<UUID, Classifier> {

    private final DataSource dataSource;
    private final OrganizationTransaction transaction;
    private final Classifier base;
    private final Learner learner;
    private final int mostInMemory;
    private final int mostLessons;
    private final Map<UUID, Object> loading = new ConcurrentHashMap<>();
    private final Map<UUID, Loaded> loaded = new LinkedHashMap<>(16, 0.75f, true);
    /** How often each organization's has changed; null before it was first looked. */
    private volatile Map<UUID, Long> changes;

    private record Loaded(long change, Classifier classifier) {}

    /** @param dataSource the flow's */
    public OwnClassifiers(DataSource dataSource, Classifier base, Learner learner, LearningSettings settings) {
        this.dataSource = dataSource;
        this.transaction = new OrganizationTransaction(dataSource);
        this.base = base;
        this.learner = learner;
        this.mostInMemory = settings.mostInMemory();
        this.mostLessons = settings.mostLessons();
    }

    /**
     * The one that is present here; waits for the database where the organization has one of its own that is not in memory.
     *
     * @throws IllegalStateException caused by an {@link SQLException} where the database is away
     */
    @Override
    public Classifier apply(UUID organization) {
        try {
            Map<UUID, Long> known = changes == null ? look() : changes;
            if (!known.containsKey(organization)) {
                return base;
            }
            Loaded present = inMemory(organization);
            return (present == null ? load(organization) : present).classifier;
        } catch (SQLException away) {
            throw new IllegalStateException("an organization's own classifier cannot be read", away);
        }
    }

    /** Reads again what has changed since it was read. */
    void refresh() throws SQLException {
        Map<UUID, Long> known = look();
        Map<UUID, Loaded> before;
        synchronized (loaded) {
            before = Map.copyOf(loaded);
        }
        for (Map.Entry<UUID, Loaded> one : before.entrySet()) {
            if (known.getOrDefault(one.getKey(), 0L) != one.getValue().change) {
                read(one.getKey());
            }
        }
    }

    private Map<UUID, Long> look() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Map<UUID, Long> known = OwnClassifierTable.changes(connection);
            changes = known;
            return known;
        }
    }

    private Loaded inMemory(UUID organization) {
        synchronized (loaded) {
            return loaded.get(organization);
        }
    }

    /** Once, however many ask at the same time. */
    private Loaded load(UUID organization) throws SQLException {
        synchronized (loading.computeIfAbsent(organization, id -> new Object())) {
            Loaded meanwhile = inMemory(organization);
            return meanwhile == null ? read(organization) : meanwhile;
        }
    }

    private Loaded read(UUID organization) throws SQLException {
        Kept kept = transaction.call(organization, connection -> kept(connection, organization));
        Loaded fresh = new Loaded(kept.row.changed(), kept.isBase() ? base : learner.classifier(kept.own(base)));
        synchronized (loaded) {
            loaded.put(organization, fresh);
            if (loaded.size() > mostInMemory) {
                UUID longestUnused = loaded.keySet().iterator().next();
                loaded.remove(longestUnused);
                loading.remove(longestUnused);
            }
        }
        return fresh;
    }

    /** The counters first: what changes while the rest is read is read again. */
    private Kept kept(Connection connection, UUID organization) throws SQLException {
        OwnClassifierTable.Row row = OwnClassifierTable.read(connection, organization);
        Optional<VersionTable.Serving> serving = VersionTable.serving(connection, organization, learner.baseVersion());
        List<Lesson> lessons = serving.isEmpty()
                ? List.of()
                : CorrectionTable.lessons(
                        connection, organization, serving.get().until(), mostLessons);
        return new Kept(row, serving.orElse(null), lessons, ThemeTable.toLearn(connection, organization));
    }

    private record Kept(
            OwnClassifierTable.Row row, VersionTable.Serving serving, List<Lesson> lessons, List<OwnTheme> themes) {

        boolean isBase() {
            return serving == null && themes.isEmpty();
        }

        /** The base's version, the heads' and the themes': stories are to tell by which they were classified. */
        Learner.Own own(Classifier base) {
            String version = base.modelVersion()
                    + (serving == null ? "" : "+" + serving.version())
                    + (themes.isEmpty() ? "" : "+t" + row.themes());
            return new Learner.Own(version, serving == null ? null : serving.heads(), lessons, themes);
        }
    }
}
