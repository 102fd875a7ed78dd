package io.throughline.standards.voice.sql;

import static java.util.stream.Collectors.toMap;

import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.sql.Candidates;
import io.throughline.standards.voice.Voice;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** The candidates that suggestions and needs are evidence of: their stories have the same ids. */
final class VoiceCandidates {

    /** Of one that is erased only the decision still tells. Each leads to what it has become part of, at whatever remove. */
    private static final String SELECT = """
            with recursive line (story, practice) as (
                select e.story, e.practice from excerpt e where e.organization = ? and e.story = any(?)
                union
                select story, d.practice from decision d cross join unnest(d.evidence) story
                where d.organization = ? and d.evidence && ? and story = any(?)
                union
                select line.story, p.merged_into from line
                join practice p on p.organization = ? and p.id = line.practice
                where p.merged_into is not null)
            select line.story, line.practice from line
            join practice p on p.organization = ? and p.id = line.practice
            where p.merged_into is null
            order by line.story, line.practice
            """;

    private VoiceCandidates() {}

    private record Evidence(UUID story, UUID practice) {}

    /** By the id of what was said; those that are evidence of none are missing. */
    static Map<UUID, List<Candidate>> of(Connection connection, UUID organization, List<Voice> voices, Instant now)
            throws SQLException {
        if (voices.isEmpty()) {
            return Map.of();
        }
        List<Evidence> evidence = evidence(connection, organization, voices);
        if (evidence.isEmpty()) {
            return Map.of();
        }
        List<UUID> practices =
                evidence.stream().map(Evidence::practice).distinct().toList();
        Map<UUID, Candidate> candidates =
                Candidates.findAll(connection, organization, practices, LocalDate.ofInstant(now, ZoneOffset.UTC))
                        .stream()
                        .collect(toMap(Candidate::id, candidate -> candidate));
        Map<UUID, List<Candidate>> found = new HashMap<>();
        for (Evidence one : evidence) {
            if (candidates.containsKey(one.practice())) {
                found.computeIfAbsent(one.story(), story -> new ArrayList<>()).add(candidates.get(one.practice()));
            }
        }
        return found;
    }

    private static List<Evidence> evidence(Connection connection, UUID organization, List<Voice> voices)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            Array erased = ids(connection, voices, Voice::erased);
            statement.setObject(1, organization);
            statement.setArray(2, ids(connection, voices, voice -> !voice.erased()));
            statement.setObject(3, organization);
            statement.setArray(4, erased);
            statement.setArray(5, erased);
            statement.setObject(6, organization);
            statement.setObject(7, organization);
            List<Evidence> evidence = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    evidence.add(
                            new Evidence(row.getObject("story", UUID.class), row.getObject("practice", UUID.class)));
                }
            }
            return evidence;
        }
    }

    private static Array ids(Connection connection, List<Voice> voices, Predicate<Voice> which) throws SQLException {
        return connection.createArrayOf(
                "uuid",
                voices.stream().filter(which).map(voice -> voice.told().id()).toArray());
    }
}
