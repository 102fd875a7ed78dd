package io.throughline.standards.voice;

/**
 * Who is to answer.
 *
 * @param role head office, or the manager of the store that it was said in
 * @param person one of them, as the identity provider names them; null for anybody of that role
 */
public record Owner(Role role, String person) {}
