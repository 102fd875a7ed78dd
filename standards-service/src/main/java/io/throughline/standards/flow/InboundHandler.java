package io.throughline.standards.flow;

import io.throughline.runtime.consumer.BatchHandler;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.candidates.Practice;
import io.throughline.standards.candidates.sql.PracticeReplica;
import io.throughline.standards.erasure.Erasure;
import io.throughline.standards.erasure.kafka.ErasureConfirmed;
import io.throughline.standards.erasure.sql.ErasedFeedback;
import io.throughline.standards.stores.Store;
import io.throughline.standards.stores.sql.StoreReplica;
import io.throughline.standards.voice.AnswerTimes;
import io.throughline.standards.voice.Told;
import io.throughline.standards.voice.sql.DueDates;
import io.throughline.standards.voice.sql.VoiceReplica;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Keeps what a batch tells, in one transaction: each part is the same whatever came before it and however often it comes, so that the
 * kinds can be kept one after the other.
 */
final class InboundHandler implements BatchHandler<Inbound> {

    private final OrganizationTransaction transaction;
    private final Runnable wakeRelay;
    private final Clock clock;
    private final AnswerTimes answerTimes;

    /** With the usual times to answer employees in. */
    InboundHandler(DataSource dataSource, Runnable wakeRelay, Clock clock) {
        this(dataSource, wakeRelay, clock, AnswerTimes.USUAL);
    }

    InboundHandler(DataSource dataSource, Runnable wakeRelay, Clock clock, AnswerTimes answerTimes) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.wakeRelay = wakeRelay;
        this.clock = clock;
        this.answerTimes = answerTimes;
    }

    @Override
    public void handle(List<Inbound> batch) throws SQLException {
        List<Practice> practices = new ArrayList<>();
        List<Store> stores = new ArrayList<>();
        List<Erasure> erasures = new ArrayList<>();
        List<Told> voices = new ArrayList<>();
        TreeSet<UUID> organizations = new TreeSet<>();
        for (Inbound inbound : batch) {
            organizations.add(inbound.organization());
            if (inbound instanceof Inbound.OfPractice told) {
                practices.add(told.practice());
            } else if (inbound instanceof Inbound.OfStore told) {
                stores.add(told.store());
            } else if (inbound instanceof Inbound.OfErasure told) {
                erasures.add(told.erasure());
            } else if (inbound instanceof Inbound.OfVoice told) {
                voices.add(told.told());
            }
        }
        transaction.call(organizations, connection -> {
            // stores say until when employees have their answers: they and what employees say must not pass each other
            // by either
            ErasedFeedback.lock(connection, organizations, !erasures.isEmpty() || !stores.isEmpty());
            if (!erasures.isEmpty()) {
                ErasedFeedback.erase(connection, erasures);
                VoiceReplica.erase(connection, erasures);
                confirm(connection, erasures);
            }
            if (!practices.isEmpty()) {
                PracticeReplica.keep(connection, practices);
            }
            if (!voices.isEmpty()) {
                VoiceReplica.keep(connection, voices, answerTimes);
            }
            if (!stores.isEmpty()) {
                StoreReplica.keep(connection, stores);
                DueDates.reckon(connection, stores);
            }
            return null;
        });
        if (!erasures.isEmpty()) {
            wakeRelay.run();
        }
    }

    /** Each time that it is asked for: who asks again may not have heard it. */
    private void confirm(Connection connection, List<Erasure> erasures) throws SQLException {
        Instant now = clock.instant();
        Outbox.append(
                connection,
                erasures.stream()
                        .filter(Erasure::awaited)
                        .distinct()
                        .map(erasure -> ErasureConfirmed.event(erasure, now))
                        .toList());
    }
}
