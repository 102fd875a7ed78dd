package io.throughline.standards.candidates.sql;

/** Tells, within other queries, whether what a story is evidence of has been decided on. */
public final class DecidedStories {

    /** Most stories are evidence of nothing: that is seen at once. What was decided on keeps its excerpts until they are erased. */
    private static final String CONDITION = """
            (exists (select from excerpt e where e.organization = %1$s and e.story = %2$s)
             and exists (
                with recursive line (practice) as (
                    select e.practice from excerpt e where e.organization = %1$s and e.story = %2$s
                    union
                    select q.merged_into from line join practice q on q.organization = %1$s and q.id = line.practice
                    where q.merged_into is not null)
                select from line
                join practice p on p.organization = %1$s and p.id = line.practice
                join lateral (%3$s) decision on true
                where p.merged_into is null and not decision.outweighed))
            """;

    private DecidedStories() {}

    /**
     * True for a story that is not erased and tells of a candidate that has been decided on, or that has become part of one.
     *
     * @param organization as the query names it
     * @param story as the query names its id
     */
    public static String condition(String organization, String story) {
        return CONDITION.formatted(organization, story, Candidates.DECISION);
    }
}
