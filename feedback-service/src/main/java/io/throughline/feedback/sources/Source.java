package io.throughline.feedback.sources;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Where feedback comes from: a fleet of kiosks, an app. Its channel is that of all its feedback. */
@Entity
@IdClass(Source.Key.class)
class Source {

    @Id
    UUID organization;

    @Id
    UUID id;

    String name;

    /** A {@link Channel}'s name. */
    String channel;

    @Column(name = "created_at")
    Instant createdAt;

    /** Rows are found within their organization only. */
    record Key(UUID organization, UUID id) implements Serializable {}
}
