package io.throughline.feedback.sources;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What is kept of an API key: never the key. */
@Entity
@Table(name = "api_key")
class KeptKey {

    @Id
    String id;

    UUID organization;
    UUID source;
    byte[] hash;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "revoked_at")
    Instant revokedAt;
}
