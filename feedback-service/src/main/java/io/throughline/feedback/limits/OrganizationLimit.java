package io.throughline.feedback.limits;

import io.throughline.feedback.sources.Rate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** What an organization may give: a part of its row, and null for the default. */
@Entity
@Table(name = "organization")
@DynamicUpdate
class OrganizationLimit {

    @Id
    UUID id;

    @Column(name = "items_per_second")
    Integer itemsPerSecond;

    Integer burst;

    Rate rate() {
        return Rate.of(itemsPerSecond, burst);
    }

    void set(Rate rate) {
        itemsPerSecond = rate == null ? null : rate.itemsPerSecond();
        burst = rate == null ? null : rate.burst();
    }
}
