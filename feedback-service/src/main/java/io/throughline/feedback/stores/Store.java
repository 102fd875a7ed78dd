package io.throughline.feedback.stores;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A store of an organization; its code is what feedback names it by. */
@Entity
@IdClass(Store.Key.class)
class Store {

    @Id
    UUID organization;

    @Id
    UUID id;

    int revision;
    String code;
    String name;
    String region;
    String format;

    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "opened_on")
    LocalDate openedOn;

    @Column(name = "created_at")
    Instant createdAt;

    /** Rows are found within their organization only. */
    record Key(UUID organization, UUID id) implements Serializable {}
}
