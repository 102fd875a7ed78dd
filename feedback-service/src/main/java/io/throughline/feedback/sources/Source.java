package io.throughline.feedback.sources;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Where feedback comes from: a fleet of kiosks, an app. Its channel is that of all its feedback, and never changes. */
@Entity
@IdClass(Source.Key.class)
class Source {

    @Id
    UUID organization;

    @Id
    UUID id;

    int revision;

    String name;

    /** A {@link Channel}'s name. */
    String channel;

    /** Of the pages that may use its keys, as {@link WebOrigin} has them. */
    @Column(name = "allowed_origins")
    String[] allowedOrigins;

    /** For each of its keys; null for the default. */
    @Column(name = "items_per_second")
    Integer itemsPerSecond;

    Integer burst;

    @Column(name = "created_at")
    Instant createdAt;

    void set(Rate rate) {
        itemsPerSecond = rate == null ? null : rate.itemsPerSecond();
        burst = rate == null ? null : rate.burst();
    }

    /** Rows are found within their organization only. */
    record Key(UUID organization, UUID id) implements Serializable {}
}
