package io.throughline.standards.candidates.web;

import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.CandidateFilter;
import io.throughline.standards.candidates.CandidateStatus;
import io.throughline.standards.candidates.Origin;
import io.throughline.standards.candidates.SpreadClass;
import java.util.List;
import java.util.Map;

/**
 * The query of a list of candidates.
 *
 * @param after the last candidate of the page before, null for the first page
 */
record CandidateQuery(CandidateFilter filter, Cursor after, int limit) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;

    /** @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once */
    static CandidateQuery read(Map<String, List<String>> parameters) {
        QueryReader query = new QueryReader(parameters);
        CandidateStatus status = query.oneOf("status", CandidateStatus.BY_NAME);
        CandidateFilter filter = new CandidateFilter(
                status == null ? CandidateStatus.WAITING : status,
                query.oneOf("spread", SpreadClass.BY_NAME),
                query.oneOf("origin", Origin.BY_NAME));
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", 256);
        query.done();
        return new CandidateQuery(filter, next == null ? null : Cursor.decode(next, filter.toString()), limit);
    }

    /** The cursor to the page that begins after this candidate. */
    String next(Candidate last) {
        return Cursor.ofNumber(last.stories(), last.id()).encode(filter.toString());
    }
}
