package io.throughline.feedback.sources;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** What is kept of an API key: never the key. When it was last used is written elsewhere, and not overwritten from here. */
@Entity
@Table(name = "api_key")
@DynamicUpdate
class KeptKey {

    @Id
    String id;

    UUID organization;
    UUID source;
    byte[] hash;

    /** For people; may be null. */
    String label;

    /** A {@link KeyKind}'s name. */
    String kind;

    @Column(name = "created_at")
    Instant createdAt;

    /** Null for never. */
    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    boolean opens(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
