package io.throughline.feedback.sources;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.throughline.runtime.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class KeptKeys implements PanacheRepositoryBase<KeptKey, String> {

    /** In the order of creation. */
    List<KeptKey> of(UUID organization, UUID source, Cursor after, int most) {
        return (after == null
                        ? find("organization = ?1 and source = ?2 order by createdAt, id", organization, source)
                        : find(
                                "organization = ?1 and source = ?2 and (createdAt > ?3 or createdAt = ?3 and id > ?4)"
                                        + " order by createdAt, id",
                                organization,
                                source,
                                after.time(),
                                HexFormat.of().toHexDigits(after.id().getLeastSignificantBits())))
                .range(0, most - 1)
                .list();
    }

    /** A key's id has the 64 bits of half a cursor's. */
    static Cursor position(KeptKey key) {
        return new Cursor(key.createdAt, new UUID(0, Long.parseUnsignedLong(key.id, 16)));
    }

    Optional<KeptKey> lock(UUID organization, UUID source, String id) {
        return find("organization = ?1 and source = ?2 and id = ?3", organization, source, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    long opening(UUID organization, UUID source, Instant now) {
        return count(
                "organization = ?1 and source = ?2 and revokedAt is null and (expiresAt is null or expiresAt > ?3)",
                organization,
                source,
                now);
    }
}
