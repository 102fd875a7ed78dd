package io.throughline.feedback.registry;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** A transaction of the registry's entities that sees the rows of one organization and of no other. */
@ApplicationScoped
public class RegistryTransaction {

    private final EntityManager entities;

    RegistryTransaction(EntityManager entities) {
        this.entities = entities;
    }

    public <T> T call(UUID organization, Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            entities.createNativeQuery("select set_config('app.organizations', :organizations, true)", String.class)
                    .setParameter("organizations", OrganizationTransaction.setting(Set.of(organization)))
                    .getSingleResult();
            T result = work.get();
            entities.flush();
            return result;
        });
    }
}
