package io.throughline.feedback.sources;

/**
 * What bounds a key.
 *
 * @param key its id
 * @param ofKey null for the default
 * @param ofOrganization what all keys of the organization may give together; null for the default
 */
public record Allowance(String key, Rate ofKey, Rate ofOrganization) {}
