package io.throughline.standards.standards.sql;

import io.throughline.runtime.paging.TextCursor;
import io.throughline.standards.database.Conditions;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.query.Found;
import io.throughline.standards.standards.query.ListedStandard;
import io.throughline.standards.standards.query.Sort;
import io.throughline.standards.standards.query.StandardFilter;
import io.throughline.standards.standards.query.Viewpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lists an organization's standards, each by its newest version of the core that is asked for and shown, with what its variants add to that. */
public final class StandardList {

    private static final String SELECT =
            "select s.id, s.created_at, s.last_change, " + StandardTable.PRACTICE + ", " + VersionRow.COLUMNS + """
            , %s
            from standard s
            join lateral (
                select * from %s
                where organization = s.organization and standard = s.id and %s
                order by number desc limit 1
            ) v on true
            where %s
            order by %s limit ?
            """;

    /** Where an index has versions in the order of the list, they are read in it: a standard by each that is shown. */
    private static final String BY_VERSION = "select v.standard as id, v.standard_created_at as created_at, "
            + StandardTable.practiceOf("v.organization", "v.standard") + ", " + VersionRow.COLUMNS + """
            , %s
            from (%s) v
            order by %s limit ?
            """;

    private static final String BRANCH = """
            (select * from version where %s order by %s limit ?)
            """;

    /** Of those that name a role in their scope. */
    private static final String BRANCH_OF_A_ROLE = """
            (select version.*
             from (select organization as of_organization, standard as of_standard, number as of_number, role as of_role,
                          standard_created_at as of_created_at, effective_from as of_from, effective_until as of_until
                   from concerned_role) named
             cross join lateral (
                 select * from version where organization = of_organization and standard = of_standard and number = of_number) version
             where %s order by %s limit ?)
            """;

    /** And not by another that is shown; on one day no two versions of a standard hold. */
    private static final String IS_NEWEST = """
            not exists (
                select from version newer
                where newer.organization = version.organization and newer.standard = version.standard
                and newer.number > version.number and %s)
            """;

    private static final String VARIANTS = "select standard, " + VersionRow.COLUMNS + """
             from %s where organization = ? and standard = any(?) and variant is not null and status <> 'discarded'
            order by standard, variant, number
            """;

    /** The practice, or one that became part of it, at whatever remove. */
    static final String MADE_OF = """
            exists (
                with recursive part (id) as (
                    select ?::uuid
                    union
                    select p.id from part join practice p on p.organization = s.organization and p.merged_into = part.id)
                select from decision d join part on part.id = d.practice
                where d.organization = s.organization and d.standard = s.id)
            """;

    private StandardList() {}

    /** @param after the last standard of the page before, null for the first page */
    public static List<ListedStandard> list(
            Connection connection,
            UUID organization,
            StandardFilter filter,
            Viewpoint viewpoint,
            Sort sort,
            TextCursor after,
            int limit)
            throws SQLException {
        boolean now = viewpoint.knownAt() == null;
        if (filter.words() != null) {
            return StandardSearch.list(connection, organization, filter, viewpoint, sort, after, limit);
        }
        if (now && filter.practice() == null && sort.by() == Sort.By.CREATED_AT && viewpoint.oneDay() != null) {
            return holding(connection, organization, filter, viewpoint, sort, after, limit);
        }
        if (now && filter.practice() == null && (sort.by() == Sort.By.TITLE || sort.by() == Sort.By.EFFECTIVE_FROM)) {
            return newest(connection, organization, filter, viewpoint, sort, after, limit);
        }
        Ordering ordering = Ordering.of(sort);
        Conditions version = VersionConditions.all(connection, organization, filter, viewpoint);
        Conditions standard = standard(organization, filter);
        ordering.after(after, standard);
        String sql =
                SELECT.formatted(ordering.position(), source(viewpoint), version.sql(), standard.sql(), ordering.sql());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = standard.bind(statement, version.bind(statement, bindSource(viewpoint, statement, 1)));
            statement.setInt(next, limit);
            return listed(connection, organization, statement, viewpoint, false);
        }
    }

    /** What holds on one day, as it is known now, in the order in which the standards were made. */
    private static List<ListedStandard> holding(
            Connection connection,
            UUID organization,
            StandardFilter filter,
            Viewpoint viewpoint,
            Sort sort,
            TextCursor after,
            int limit)
            throws SQLException {
        Ordering ordering = Ordering.of(sort).ofVersions();
        // what concerns a role is read in parts, each in the order of an index: one condition for all would not be
        Map<Conditions, String> branches = new LinkedHashMap<>();
        if (filter.role() == null) {
            branches.put(core(organization, viewpoint, ordering, after), inOrder(BRANCH, ordering));
        } else {
            branches.put(
                    core(organization, viewpoint, ordering, after).and("role = ?", filter.role()),
                    inOrder(BRANCH, ordering));
            branches.put(
                    core(organization, viewpoint, ordering, after).and("role is null and scope_roles = '{}'"),
                    inOrder(BRANCH, ordering));
            Ordering named = ordering.by("of_created_at", "of_standard");
            Conditions naming = new Conditions()
                    .and("of_organization = ? and of_role = ?", organization, filter.role())
                    .and("of_from <= ? and of_until > ?", viewpoint.oneDay(), viewpoint.oneDay());
            named.after(after, naming);
            branches.put(naming, inOrder(BRANCH_OF_A_ROLE, named));
        }
        for (Conditions branch : branches.keySet()) {
            VersionConditions.scoped(connection, branch, filter, viewpoint);
        }
        return byVersion(connection, organization, branches, viewpoint, ordering, limit);
    }

    /** Versions of the core that hold on the one day. */
    private static Conditions core(UUID organization, Viewpoint viewpoint, Ordering ordering, TextCursor after) {
        LocalDate day = viewpoint.oneDay();
        Conditions core = new Conditions()
                .and("organization = ? and variant is null and published_at is not null", organization)
                .and("effective_from <= ? and effective_until > ?", day, day);
        ordering.after(after, core);
        return core;
    }

    private static String inOrder(String branch, Ordering ordering) {
        return branch.formatted("%s", ordering.sql());
    }

    /** As it is known now, in an order in which versions are. */
    private static List<ListedStandard> newest(
            Connection connection,
            UUID organization,
            StandardFilter filter,
            Viewpoint viewpoint,
            Sort sort,
            TextCursor after,
            int limit)
            throws SQLException {
        Ordering ordering = Ordering.of(sort).ofVersions();
        Conditions shown = VersionConditions.all(connection, organization, filter, viewpoint);
        Conditions branch = new Conditions().and(shown);
        if (viewpoint.oneDay() == null) {
            branch.and(IS_NEWEST, shown);
        }
        ordering.after(after, branch);
        return byVersion(
                connection, organization, Map.of(branch, inOrder(BRANCH, ordering)), viewpoint, ordering, limit);
    }

    /** @param branches in SQL, each with a place for its conditions */
    private static List<ListedStandard> byVersion(
            Connection connection,
            UUID organization,
            Map<Conditions, String> branches,
            Viewpoint viewpoint,
            Ordering ordering,
            int limit)
            throws SQLException {
        String sql = BY_VERSION.formatted(
                ordering.position(),
                branches.entrySet().stream()
                        .map(branch ->
                                branch.getValue().formatted(branch.getKey().sql()))
                        .collect(Collectors.joining(" union all ")),
                ordering.sql());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            for (Conditions branch : branches.keySet()) {
                next = branch.bind(statement, next);
                statement.setInt(next++, limit);
            }
            statement.setInt(next, limit);
            return listed(connection, organization, statement, viewpoint, false);
        }
    }

    /** Where versions are read from. */
    static String source(Viewpoint viewpoint) {
        return viewpoint.knownAt() == null ? "version" : StandardTable.KNOWN_THEN;
    }

    static int bindSource(Viewpoint viewpoint, PreparedStatement statement, int first) throws SQLException {
        if (viewpoint.knownAt() == null) {
            return first;
        }
        statement.setObject(first, StandardTable.utc(viewpoint.knownAt()));
        return first + 1;
    }

    private static Conditions standard(UUID organization, StandardFilter filter) {
        Conditions standard = new Conditions().and("s.organization = ?", organization);
        return filter.practice() == null ? standard : standard.and(MADE_OF, filter.practice());
    }

    static List<ListedStandard> listed(
            Connection connection,
            UUID organization,
            PreparedStatement statement,
            Viewpoint viewpoint,
            boolean searched)
            throws SQLException {
        List<ListedStandard> cores = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                cores.add(new ListedStandard(
                        row.getObject("id", UUID.class),
                        row.getObject("practice", UUID.class),
                        StandardTable.instant(row, "created_at"),
                        VersionRow.read(row, Set.of()),
                        List.of(),
                        searched ? found(row) : null,
                        row.getString("position")));
            }
        }
        Map<UUID, List<Version>> variants = variants(connection, organization, cores, viewpoint);
        return cores.stream()
                .map(core -> core.seenFrom(viewpoint, variants.getOrDefault(core.id(), List.of())))
                .toList();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getString("variant_found"),
                Found.pieces(row.getString("title_found")),
                Found.pieces(row.getString("text_found")));
    }

    private static Map<UUID, List<Version>> variants(
            Connection connection, UUID organization, List<ListedStandard> cores, Viewpoint viewpoint)
            throws SQLException {
        Map<UUID, List<Version>> variants = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(VARIANTS.formatted(source(viewpoint)))) {
            int next = bindSource(viewpoint, statement, 1);
            statement.setObject(next++, organization);
            statement.setArray(
                    next,
                    connection.createArrayOf(
                            "uuid", cores.stream().map(ListedStandard::id).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    variants.computeIfAbsent(row.getObject("standard", UUID.class), standard -> new ArrayList<>())
                            .add(VersionRow.read(row, Set.of()));
                }
            }
        }
        return variants;
    }
}
