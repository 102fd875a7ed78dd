package io.throughline.feedback.sources;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class KeptKeys implements PanacheRepositoryBase<KeptKey, String> {

    Optional<KeptKey> find(UUID organization, UUID source, String id) {
        return find("organization = ?1 and source = ?2 and id = ?3", organization, source, id)
                .firstResultOptional();
    }
}
