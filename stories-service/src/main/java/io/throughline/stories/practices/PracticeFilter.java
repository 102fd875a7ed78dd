package io.throughline.stories.practices;

/** Which practices are asked for; null asks for all. Its text names the filter, so that a cursor can be bound to it. */
public record PracticeFilter(SpreadClass spread, String theme) {}
