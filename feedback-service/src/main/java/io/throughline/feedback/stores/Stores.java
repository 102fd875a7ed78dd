package io.throughline.feedback.stores;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Stores implements PanacheRepositoryBase<Store, Store.Key> {

    List<Store> of(UUID organization) {
        return list("organization = ?1 order by code", organization);
    }

    void addCode(Store store) {
        flush();
        getEntityManager()
                .createNativeQuery(
                        "insert into store_code (organization, code, store, current, time_zone) values (?1, ?2, ?3, true, ?4)")
                .setParameter(1, store.organization)
                .setParameter(2, store.code)
                .setParameter(3, store.id)
                .setParameter(4, store.timeZone)
                .executeUpdate();
    }

    Optional<Store> byCode(UUID organization, String code) {
        return find("organization = ?1 and code = ?2", organization, code).firstResultOptional();
    }
}
