package io.throughline.traffic.scenario.planted;

import io.throughline.traffic.scenario.stores.Store;

/**
 * Where and through what a feedback was given.
 *
 * @param device null but for kiosks
 * @param customer null but for some who use the app
 */
public record Visit(Store store, Channel channel, String touchpoint, String device, String customer) {}
