package io.throughline.feedback.registry;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;

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

    /** Puts an event into the outbox, within a {@link #call}. The relay is to be woken after it. */
    public void publish(Event event) {
        entities.unwrap(Session.class).doWork(connection -> Outbox.append(connection, List.of(event)));
    }
}
