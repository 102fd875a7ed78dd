package io.throughline.feedback.organizations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** A retailer: everything belongs to one, and nothing crosses to another. Its attribution may be changed, and its limits elsewhere. */
@Entity
@DynamicUpdate
class Organization {

    @Id
    UUID id;

    String slug;
    String name;

    /** Raised with every change of its attribution. */
    int revision = 1;

    /** An {@link Attribution}'s name. */
    String attribution;

    @Column(name = "created_at")
    Instant createdAt;
}
