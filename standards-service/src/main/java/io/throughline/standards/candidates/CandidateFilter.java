package io.throughline.standards.candidates;

/** Which candidates are asked for; a null spread or origin asks for all. Its text names the filter, so that a cursor can be bound to it. */
public record CandidateFilter(CandidateStatus status, SpreadClass spread, Origin origin) {}
