package io.throughline.standards.standards.sql;

import io.throughline.standards.database.Conditions;
import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.query.StandardFilter;
import io.throughline.standards.standards.query.Viewpoint;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Which versions of the core are asked for and shown, as conditions on the columns of {@code version}. */
final class VersionConditions {

    private static final String CONCERNS = "(role is null and scope_roles = '{}' or role = ? or ? = any(scope_roles))";

    /** Offset: as a join it would be expected to let next to none pass, and an index's order would be given up for it. */
    private static final String HOLDS_IN_A_PLACE = """
            exists (
                select from unnest(?::text[], ?::text[], ?::text[], ?::date[]) place (code, region, format, day)
                where (scope_stores = '{}' or place.code = any(scope_stores))
                and (scope_regions = '{}' or place.region = any(scope_regions))
                and (scope_formats = '{}' or place.format = any(scope_formats))
                and (place.day is null or effective_from <= place.day)
                and (place.day is null or effective_to is null or effective_to > place.day)
                offset 0)
            """;

    private static final int PLACE_COLUMNS = 4;

    private VersionConditions() {}

    static Conditions all(Connection connection, UUID organization, StandardFilter filter, Viewpoint viewpoint)
            throws SQLException {
        Conditions version = new Conditions().and("organization = ? and variant is null", organization);
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
        return scoped(connection, version, filter, viewpoint);
    }

    /** With all but role and days. */
    static Conditions scoped(Connection connection, Conditions version, StandardFilter filter, Viewpoint viewpoint)
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
            version.and(HOLDS_IN_A_PLACE, (Object[]) places(connection, viewpoint));
        }
        return version;
    }

    /** Codes, regions, formats and days of the places, a line each for each code. */
    static Array[] places(Connection connection, Viewpoint viewpoint) throws SQLException {
        List<Named> places = named(viewpoint);
        return new Array[] {
            connection.createArrayOf("text", column(places, Named::code)),
            connection.createArrayOf("text", column(places, one -> one.place().region())),
            connection.createArrayOf("text", column(places, one -> one.place().format())),
            connection.createArrayOf("date", column(places, one -> one.place().day()))
        };
    }

    /** The same after the number of each line's place, so that lines of one place are known; nulls where all places are asked for. */
    static Array[] numberedPlaces(Connection connection, Viewpoint viewpoint) throws SQLException {
        Array[] numbered = new Array[PLACE_COLUMNS + 1];
        if (viewpoint.places() != null) {
            numbered[0] = connection.createArrayOf("integer", column(named(viewpoint), Named::number));
            System.arraycopy(places(connection, viewpoint), 0, numbered, 1, PLACE_COLUMNS);
        }
        return numbered;
    }

    private static List<Named> named(Viewpoint viewpoint) {
        return IntStream.range(0, viewpoint.places().size())
                .boxed()
                .flatMap(number -> {
                    Place place = viewpoint.places().get(number);
                    return place.codes().stream().map(code -> new Named(number, code, place));
                })
                .toList();
    }

    /** A place by one of its codes. */
    private record Named(int number, String code, Place place) {}

    private static Object[] column(List<Named> places, Function<Named, Object> value) {
        return places.stream().map(value).toArray();
    }
}
