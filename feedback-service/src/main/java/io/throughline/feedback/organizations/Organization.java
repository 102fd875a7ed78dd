package io.throughline.feedback.organizations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A retailer: everything belongs to one, and nothing crosses to another. */
@Entity
class Organization {

    @Id
    UUID id;

    String slug;
    String name;

    @Column(name = "created_at")
    Instant createdAt;
}
