package io.throughline.standards.imports.sql;

import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.imports.Field;
import io.throughline.standards.imports.FileFaults;
import io.throughline.standards.imports.Imported;
import io.throughline.standards.imports.Known;
import io.throughline.standards.standards.Places;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.StandardEvent;
import io.throughline.standards.standards.sql.StandardTable;
import io.throughline.standards.standards.sql.StorePlaces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Writes what files say: all of a file in one transaction, by statements that each end long before anybody gives up on them. */
@Singleton
public class Imports {

    /** Of a chunk, in standards and in bytes of what they say. A statement may take 1.9 s; one for so many takes about 0.1 s. */
    private static final int MOST_AT_ONCE = 200;

    private static final int MOST_BYTES_AT_ONCE = 512 * 1024;
    private static final int REFERENCES_AT_ONCE = 1000;

    private final OrganizationTransaction transaction;
    private final StorePlaces places;
    private final OutboxRelay relay;

    Imports(DataSource dataSource, StorePlaces places, OutboxRelay relay) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.places = places;
        this.relay = relay;
    }

    /** What became of a file. */
    public sealed interface Outcome {

        /** @param all of the file, in its order; the new ones are written unless it was a dry run or there are faults */
        record Done(List<Taken> all) implements Outcome {}

        /** Another one of the organization is under way. */
        record Busy() implements Outcome {}
    }

    /**
     * A standard of a file.
     *
     * @param isNew whether it was not imported before
     */
    public record Taken(Known known, UUID standard, boolean isNew) {}

    /** Who brings it, and when. */
    public record By(UUID organization, String person, Instant now) {}

    public Places places(UUID organization, Instant now) throws SQLException {
        return transaction.call(organization, connection -> places.at(connection, organization, now));
    }

    /**
     * @param known what the file says, each by what it is known by
     * @param file what it says, again from the beginning; asked for only where there are no faults
     * @param faults gets one for each that was imported before and says something else now
     */
    public Outcome keep(By by, List<Known> known, Supplier<Stream<Imported>> file, boolean dryRun, FileFaults faults)
            throws SQLException {
        Outcome outcome = transaction.call(by.organization(), connection -> {
            if (!dryRun && !ImportTable.begin(connection, by.organization())) {
                return new Outcome.Busy();
            }
            List<Taken> taken = taken(connection, by.organization(), known, faults);
            if (!dryRun && faults.isEmpty()) {
                Map<String, UUID> ids = taken.stream()
                        .filter(Taken::isNew)
                        .collect(Collectors.toMap(one -> one.known().key(), Taken::standard));
                try (Stream<Imported> all = file.get()) {
                    write(
                            connection,
                            by,
                            ids,
                            all.filter(one -> ids.containsKey(one.fingerprint().key())));
                }
                ImportTable.end(connection);
            }
            return new Outcome.Done(taken);
        });
        relay.wake();
        return outcome;
    }

    private static List<Taken> taken(Connection connection, UUID organization, List<Known> known, FileFaults faults)
            throws SQLException {
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < known.size(); i += REFERENCES_AT_ONCE) {
            List<Known> some = known.subList(i, Math.min(known.size(), i + REFERENCES_AT_ONCE));
            Map<String, ImportTable.Row> all = ImportTable.before(
                    connection, organization, some.stream().map(Known::key).toList());
            for (Known one : some) {
                ImportTable.Row before = all.get(one.key());
                taken.add(new Taken(one, before == null ? Ids.next() : before.standard(), before == null));
                if (before != null && !before.digest().equals(one.digest())) {
                    faults.add(
                            one.line(),
                            one.reference() == null ? Field.TITLE : Field.REFERENCE,
                            "changed",
                            "was imported before and said something else, or was imported as something else: edit standard "
                                    + before.standard());
                }
            }
        }
        return taken;
    }

    private static void write(Connection connection, By by, Map<String, UUID> ids, Stream<Imported> file)
            throws SQLException {
        List<Imported> chunk = new ArrayList<>();
        int bytes = 0;
        for (var all = file.iterator(); all.hasNext(); ) {
            Imported one = all.next();
            int size = one.fingerprint().size();
            if (chunk.size() == MOST_AT_ONCE || !chunk.isEmpty() && bytes + size > MOST_BYTES_AT_ONCE) {
                writeChunk(connection, by, ids, chunk);
                chunk.clear();
                bytes = 0;
            }
            chunk.add(one);
            bytes += size;
        }
        if (!chunk.isEmpty()) {
            writeChunk(connection, by, ids, chunk);
        }
    }

    private static void writeChunk(Connection connection, By by, Map<String, UUID> ids, List<Imported> chunk)
            throws SQLException {
        List<StandardTable.Begun> begun = new ArrayList<>();
        List<ImportTable.Row> rows = new ArrayList<>();
        for (Imported one : chunk) {
            String key = one.fingerprint().key();
            Standard standard = one.standard(by.organization(), ids.get(key), by.person(), by.now());
            begun.add(new StandardTable.Begun(standard, one.deeds(by.person(), by.now())));
            rows.add(new ImportTable.Row(
                    by.organization(), key, standard.id(), one.fingerprint().digest()));
        }
        StandardTable.insert(connection, by.organization(), begun, by.now());
        ImportTable.insert(connection, rows);
        Outbox.append(
                connection,
                begun.stream()
                        .map(StandardTable.Begun::standard)
                        .filter(standard -> standard.revision() > 0)
                        .map(StandardEvent::of)
                        .toList());
    }
}
