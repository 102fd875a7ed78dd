package io.throughline.traffic.scenario.stores;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A store as it is registered, and what only the scenario knows of it.
 *
 * @param volume how much feedback it gets beside the others: about 0.5 to 2
 */
public record Store(
        String code,
        String name,
        String region,
        Format format,
        ZoneId timeZone,
        LocalDate openedOn,
        double volume,
        List<Employee> staff) {}
