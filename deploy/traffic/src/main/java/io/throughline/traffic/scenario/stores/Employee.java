package io.throughline.traffic.scenario.stores;

/** @param id as the field {@code employee} of a feedback carries it: {@code e-C001-03} */
public record Employee(String id, String name, boolean female) {}
