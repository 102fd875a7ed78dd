package io.throughline.local.postgres;

/** The passwords of a database's three roles: {@code <database>_owner}, {@code _request} and {@code _flow}. */
public record RolePasswords(String owner, String request, String flow) {}
