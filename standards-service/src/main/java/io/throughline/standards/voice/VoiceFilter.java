package io.throughline.standards.voice;

import java.time.LocalDate;

/**
 * Which suggestions and needs are asked for; null asks for all. Its text names the filter, so that a cursor can be bound to it.
 *
 * @param ownerRole that owns them, also by one of its people
 * @param ownerPerson that they were given to
 * @param dueBefore the first day that is too late
 */
public record VoiceFilter(
        VoiceStatus status, Kind kind, String store, Role ownerRole, String ownerPerson, LocalDate dueBefore) {}
