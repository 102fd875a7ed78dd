package io.throughline.standards.standards.sql;

import io.throughline.runtime.paging.Cursor;
import io.throughline.standards.database.Conditions;
import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.query.Found;
import io.throughline.standards.standards.query.ListedStandard;
import io.throughline.standards.standards.query.StandardFilter;
import io.throughline.standards.standards.query.Viewpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lists an organization's standards, each by its newest version that is asked for and shown: the newest first, or those that say best what is
 * searched for.
 */
public final class StandardList {

    private static final String SELECT =
            "select s.id, s.created_at, " + StandardTable.PRACTICE + ", " + VersionRow.COLUMNS + """

            from standard s
            join lateral (
                select * from %s
                where organization = s.organization and standard = s.id and %s
                order by number desc limit 1
            ) v on true
            where %s
            order by s.created_at desc, s.id desc limit ?
            """;

    /** Of a standard at most one version holds on a day, so the newest standards are read in their order. */
    private static final String HOLDING = "select v.standard as id, v.standard_created_at as created_at, "
            + StandardTable.practiceOf("v.organization", "v.standard") + ", " + VersionRow.COLUMNS + """

            from (%s) v
            order by v.standard_created_at desc, v.standard desc limit ?
            """;

    private static final String BRANCH = """
            (select * from version where %s order by standard_created_at desc, standard desc limit ?)
            """;

    /** Of those that name a role in their scope. */
    private static final String BRANCH_OF_A_ROLE = """
            (select version.*
             from (select organization as of_organization, standard as of_standard, number as of_number, role as of_role,
                          standard_created_at as of_created_at, effective_from as of_from, effective_until as of_until
                   from concerned_role) named
             cross join lateral (
                 select * from version where organization = of_organization and standard = of_standard and number = of_number) version
             where %s order by of_created_at desc, of_standard desc limit ?)
            """;

    /** Words as a person types them, by their English stems or as they are. */
    private static final String QUERY = "websearch_to_tsquery('english', ?) || websearch_to_tsquery('simple', ?)";

    private static final String SEARCH = "with query as (select " + QUERY + " as words)," + """
            newest as (
                select distinct on (v.standard) v.*
                from query cross join lateral found_versions(query.words) found
                -- offset: each is looked up by its primary key, and by nothing else that the conditions may suggest
                cross join lateral (
                    select * from %s
                    where organization = ? and standard = found.standard and number = found.number offset 0) v
                where %s
                order by v.standard, v.number desc),
            ranked as (
                select s.id, s.created_at, """ + StandardTable.PRACTICE
            + """
            ,
                       newest.*, (ts_rank_cd(newest.words, query.words) * 1000000)::bigint as place
                from query, newest join standard s on s.id = newest.standard
                where %s),
            page as (select * from ranked where %s order by place desc, id limit ?)
            select id, created_at, practice, place, """ + VersionRow.COLUMNS + """
            ,
                   ts_headline('english', title, query.words, 'HighlightAll=true, ' || marks) as title_found,
                   ts_headline('english', concat_ws(E'\\n', purpose, customer_goal, array_to_string(steps, E'\\n')), query.words,
                               'MaxFragments=2, MaxWords=25, MinWords=8, FragmentDelimiter=" … ", ' || marks) as text_found
            from page, query, (select ?::text as marks) marks
            order by place desc, id
            """;

    private static final String MARKS = "StartSel=" + Found.BEGIN + ", StopSel=" + Found.END;

    private static final String CONCERNS = "(role is null and scope_roles = '{}' or role = ? or ? = any(scope_roles))";

    private static final String VARIANTS = "select standard, " + VersionRow.COLUMNS + """
             from %s where organization = ? and standard = any(?) and variant is not null and status <> 'discarded'
            order by standard, variant, number
            """;

    private static final String HOLDS_IN_A_PLACE = """
            exists (
                select from unnest(?::text[], ?::text[], ?::text[], ?::date[]) place (code, region, format, day)
                where (scope_stores = '{}' or place.code = any(scope_stores))
                and (scope_regions = '{}' or place.region = any(scope_regions))
                and (scope_formats = '{}' or place.format = any(scope_formats))
                and (place.day is null or effective_from <= place.day)
                and (place.day is null or effective_to is null or effective_to > place.day))
            """;

    /** The practice, or one that became part of it, at whatever remove. */
    private static final String MADE_OF = """
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
            Cursor after,
            int limit)
            throws SQLException {
        boolean searched = filter.words() != null;
        LocalDate day = viewpoint.knownAt() == null ? viewpoint.oneDay() : null;
        if (day != null && !searched && filter.practice() == null) {
            return holding(connection, organization, filter, viewpoint, day, after, limit);
        }
        Conditions version = version(connection, filter, viewpoint);
        Conditions standard = new Conditions().and("s.organization = ?", organization);
        if (filter.practice() != null) {
            standard.and(MADE_OF, filter.practice());
        }
        Conditions page = new Conditions().and("true");
        if (after != null && searched) {
            page.and("(place < ? or place = ? and id > ?)", after.number(), after.number(), after.id());
        } else if (after != null) {
            standard.and("(s.created_at, s.id) < (?, ?)", StandardTable.utc(after.time()), after.id());
        }
        String source = viewpoint.knownAt() == null ? "version" : StandardTable.KNOWN_THEN;
        String sql = (searched ? SEARCH : SELECT).formatted(source, version.sql(), standard.sql(), page.sql());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            if (searched) {
                statement.setString(next++, filter.words());
                statement.setString(next++, filter.words());
            }
            if (viewpoint.knownAt() != null) {
                statement.setObject(next++, StandardTable.utc(viewpoint.knownAt()));
            }
            if (searched) {
                statement.setObject(next++, organization);
            }
            next = page.bind(statement, standard.bind(statement, version.bind(statement, next)));
            statement.setInt(next++, limit);
            if (searched) {
                statement.setString(next, MARKS);
            }
            return listed(connection, organization, statement, viewpoint, searched);
        }
    }

    /** What holds on one day, as it is known now. */
    private static List<ListedStandard> holding(
            Connection connection,
            UUID organization,
            StandardFilter filter,
            Viewpoint viewpoint,
            LocalDate day,
            Cursor after,
            int limit)
            throws SQLException {
        // what concerns a role is read in parts, each in the order of an index: one condition for all would not be
        Map<Conditions, String> branches = new LinkedHashMap<>();
        if (filter.role() == null) {
            branches.put(core(organization, day, after), BRANCH);
        } else {
            branches.put(core(organization, day, after).and("role = ?", filter.role()), BRANCH);
            branches.put(core(organization, day, after).and("role is null and scope_roles = '{}'"), BRANCH);
            Conditions named = new Conditions()
                    .and("of_organization = ? and of_role = ?", organization, filter.role())
                    .and("of_from <= ? and of_until > ?", day, day);
            if (after != null) {
                named.and("(of_created_at, of_standard) < (?, ?)", StandardTable.utc(after.time()), after.id());
            }
            branches.put(named, BRANCH_OF_A_ROLE);
        }
        for (Conditions branch : branches.keySet()) {
            scoped(connection, branch, filter, viewpoint);
        }
        String sql = HOLDING.formatted(branches.entrySet().stream()
                .map(branch -> branch.getValue().formatted(branch.getKey().sql()))
                .collect(Collectors.joining(" union all ")));
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

    /** Of the core, holding that day. */
    private static Conditions core(UUID organization, LocalDate day, Cursor after) {
        Conditions core = new Conditions()
                .and("organization = ? and variant is null and published_at is not null", organization)
                .and("effective_from <= ? and effective_until > ?", day, day);
        if (after != null) {
            core.and("(standard_created_at, standard) < (?, ?)", StandardTable.utc(after.time()), after.id());
        }
        return core;
    }

    private static List<ListedStandard> listed(
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
                        searched ? found(row) : null));
            }
        }
        Map<UUID, List<Version>> variants = variants(connection, organization, cores, viewpoint.knownAt());
        return cores.stream()
                .map(core -> core.seenFrom(viewpoint, variants.getOrDefault(core.id(), List.of())))
                .toList();
    }

    private static Map<UUID, List<Version>> variants(
            Connection connection, UUID organization, List<ListedStandard> cores, Instant knownAt) throws SQLException {
        Map<UUID, List<Version>> variants = new HashMap<>();
        String sql = VARIANTS.formatted(knownAt == null ? "version" : StandardTable.KNOWN_THEN);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            if (knownAt != null) {
                statement.setObject(next++, StandardTable.utc(knownAt));
            }
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

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getLong("place"),
                Found.pieces(row.getString("title_found")),
                Found.pieces(row.getString("text_found")));
    }

    private static Conditions version(Connection connection, StandardFilter filter, Viewpoint viewpoint)
            throws SQLException {
        Conditions version = new Conditions().and("variant is null");
        if (filter.status() != Status.DISCARDED) {
            version.and("status <> 'discarded'");
        }
        if (filter.role() != null) {
            version.and(CONCERNS, filter.role(), filter.role());
        }
        if (viewpoint.publishedOnly()) {
            version.and("published_at is not null");
        }
        if (viewpoint.day() != null) {
            version.and(
                    "effective_from <= ? and (effective_to is null or effective_to > ?)",
                    viewpoint.day(),
                    viewpoint.day());
        }
        scoped(connection, version, filter, viewpoint);
        return version;
    }

    /** All but role and days. */
    private static void scoped(Connection connection, Conditions version, StandardFilter filter, Viewpoint viewpoint)
            throws SQLException {
        if (filter.status() != null && viewpoint.isOnADay()) {
            // on a day on which it holds every version is published
            version.and(filter.status() == Status.PUBLISHED ? "true" : "false");
        } else if (filter.status() != null) {
            version.and("status = ?", filter.status().wireName());
        }
        if (filter.touchpoint() != null) {
            version.and("(scope_touchpoints = '{}' or ? = any(scope_touchpoints))", filter.touchpoint());
        }
        if (filter.region() != null) {
            version.and("(scope_regions = '{}' or ? = any(scope_regions))", filter.region());
        }
        if (viewpoint.places() != null) {
            List<Named> places = viewpoint.places().stream()
                    .flatMap(place -> place.codes().stream().map(code -> new Named(code, place)))
                    .toList();
            version.and(
                    HOLDS_IN_A_PLACE,
                    connection.createArrayOf("text", column(places, Named::code)),
                    connection.createArrayOf(
                            "text", column(places, one -> one.place().region())),
                    connection.createArrayOf(
                            "text", column(places, one -> one.place().format())),
                    connection.createArrayOf(
                            "date", column(places, one -> one.place().day())));
        }
    }

    /** A place by one of its codes. */
    private record Named(String code, Place place) {}

    private static Object[] column(List<Named> places, Function<Named, Object> value) {
        return places.stream().map(value).toArray();
    }
}
