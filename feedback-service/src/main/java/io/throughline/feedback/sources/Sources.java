package io.throughline.feedback.sources;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class Sources implements PanacheRepositoryBase<Source, Source.Key> {

    List<Source> of(UUID organization) {
        return list("organization = ?1 order by name", organization);
    }
}
