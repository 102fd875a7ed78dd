package io.throughline.feedback.sources;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.throughline.runtime.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Sources implements PanacheRepositoryBase<Source, Source.Key> {

    /** In the order of creation. */
    List<Source> of(UUID organization, Cursor after, int most) {
        return (after == null
                        ? find("organization = ?1 order by createdAt, id", organization)
                        : find(
                                "organization = ?1 and (createdAt > ?2 or createdAt = ?2 and id > ?3) order by createdAt, id",
                                organization,
                                after.time(),
                                after.id()))
                .range(0, most - 1)
                .list();
    }

    Optional<Source> find(UUID organization, UUID id) {
        return findByIdOptional(new Source.Key(organization, id));
    }

    Optional<Source> lock(UUID organization, UUID id) {
        return findByIdOptional(new Source.Key(organization, id), LockModeType.PESSIMISTIC_WRITE);
    }
}
