package io.throughline.runtime.sql;

import static io.throughline.runtime.sql.FailureKind.DEPENDENCY_AWAY;
import static io.throughline.runtime.sql.FailureKind.UNPROCESSABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureKindTest {

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "22P02", "23505", "23514", "21000", "54000"})
    void theseAreTheDatas(String sqlState) {
        assertThat(FailureKind.of(new SQLException("", sqlState))).isEqualTo(UNPROCESSABLE);
    }

    /** Connections, serialization and deadlocks, full disks, shutdown, missing tables and rights, I/O. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "08001", "08006", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01", "57P03", "42P01",
                "42501", "58030", "25006", ""
            })
    void theseAreTheDatabases(String sqlState) {
        assertThat(FailureKind.of(new SQLException("", sqlState))).isEqualTo(DEPENDENCY_AWAY);
    }

    @Test
    void aPoolThatIsExhaustedHasNoSqlState() {
        assertThat(FailureKind.of(new SQLException("Acquisition timeout while waiting for new connection")))
                .isEqualTo(DEPENDENCY_AWAY);
    }

    @Test
    void kafkaTellsWhatCanBeTriedAgain() {
        assertThat(FailureKind.of(new TimeoutException("no broker"))).isEqualTo(DEPENDENCY_AWAY);
        assertThat(FailureKind.of(new RecordTooLargeException())).isEqualTo(UNPROCESSABLE);
        assertThat(FailureKind.of(new CompletionException(new java.util.concurrent.TimeoutException())))
                .isEqualTo(DEPENDENCY_AWAY);
        assertThat(FailureKind.of(new InterruptException(new InterruptedException())))
                .isEqualTo(DEPENDENCY_AWAY);
        Thread.interrupted(); // its constructor sets it
    }

    @Test
    void ourOwnFaultsAreNotADependencys() {
        assertThat(FailureKind.of(new NullPointerException())).isEqualTo(UNPROCESSABLE);
        assertThat(FailureKind.of(null)).isEqualTo(UNPROCESSABLE);
    }

    @Test
    void theCauseCountsHoweverItIsWrapped() {
        Throwable wrapped = new RuntimeException(new IllegalStateException(new SQLException("", "08006")));
        assertThat(FailureKind.of(wrapped)).isEqualTo(DEPENDENCY_AWAY);
        assertThat(FailureKind.reason(wrapped)).isEqualTo("SQLSTATE 08006");
    }

    @Test
    void theReasonIsNeverAMessage() {
        assertThat(FailureKind.reason(new IllegalStateException("words", new NullPointerException("more words"))))
                .isEqualTo("NullPointerException");
        assertThat(FailureKind.reason(new SQLException("words"))).isEqualTo("SQLException");
    }
}
