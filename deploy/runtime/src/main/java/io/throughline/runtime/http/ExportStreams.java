package io.throughline.runtime.http;

import io.throughline.runtime.problems.ProblemCode;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.sql.FailureKind;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Answers of any length that are sent as they are found: so many at once on an instance, and one that breaks off has no end. */
public final class ExportStreams {

    private static final Logger LOG = Logger.getLogger(ExportStreams.class);
    private static final Duration COME_AGAIN = Duration.ofSeconds(10);

    /** A reader who takes nothing is idle, and its connection closed, before this. */
    private static final Duration LONGEST_CUT = Duration.ofMinutes(2);

    private final int atOnce;
    private final ProblemCode tooMany;
    private final Semaphore running;

    /** @param tooMany what is answered where as many run already */
    public ExportStreams(int atOnce, ProblemCode tooMany) {
        this.atOnce = atOnce;
        this.tooMany = tooMany;
        this.running = new Semaphore(atOnce);
    }

    /** Writes an export. What it throws before the first byte is answered as from any resource. */
    @FunctionalInterface
    public interface Export {
        void write(OutputStream out) throws SQLException, IOException;
    }

    /** To be answered to the request. */
    public StreamingOutput of(Export export, HttpServerRequest request) {
        return out -> stream(export, out, request);
    }

    private void stream(Export export, OutputStream out, HttpServerRequest request) throws IOException {
        if (!running.tryAcquire()) {
            throw Problems.retryAfter(tooMany, "At most " + atOnce + " run at once on an instance.", COME_AGAIN);
        }
        try {
            export.write(out);
        } catch (SQLException | IOException | RuntimeException failure) {
            if (!request.response().headWritten()) {
                if (failure instanceof RuntimeException refusal) {
                    throw refusal;
                }
                throw new IOException(failure);
            }
            LOG.warnf("An export broke off: %s", FailureKind.reason(failure));
            cut(request);
        } finally {
            running.release();
        }
    }

    /**
     * Ends the connection, so that what was sent has no end. Whatever the framework writes after this must find it closed, or it would
     * be that end.
     */
    private static void cut(HttpServerRequest request) {
        request.connection()
                .close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LONGEST_CUT.toSeconds(), TimeUnit.SECONDS)
                .handle((closed, failure) -> closed)
                .join();
    }
}
