package io.throughline.feedback.http;

import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.ProblemAnswers;
import io.throughline.runtime.problems.Problems;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Takes in a body that may not grow beyond its bound, nor come too slowly, and unpacks it within the same bound. */
final class BodyReader {

    private static final long WHOLE_WITHIN_MILLIS = 20_000;

    private final RoutingContext context;
    private final int most;
    private final boolean packed;
    private final ProblemAnswers problems;
    private final Consumer<byte[]> whole;
    private final Vertx vertx;
    private final Buffer body;
    private final long deadline;
    private boolean done;

    private BodyReader(
            RoutingContext context, int most, boolean packed, ProblemAnswers problems, Consumer<byte[]> whole) {
        this.context = context;
        this.most = most;
        this.packed = packed;
        this.problems = problems;
        this.whole = whole;
        this.vertx = context.vertx();
        this.body = Buffer.buffer();
        this.deadline = vertx.setTimer(WHOLE_WITHIN_MILLIS, late -> tooSlow());
    }

    /** @throws io.throughline.runtime.problems.ProblemException where it need not be read to be refused */
    static void read(RoutingContext context, int most, ProblemAnswers problems, Consumer<byte[]> whole) {
        HttpServerRequest request = context.request();
        boolean packed = isPacked(request);
        if (announced(request) > most) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            throw tooLarge(most);
        }
        new BodyReader(context, most, packed, problems, whole).read(request);
    }

    private void read(HttpServerRequest request) {
        request.exceptionHandler(gone -> done());
        request.handler(this::more);
        request.endHandler(end -> end());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
    }

    private void more(Buffer part) {
        if (done) {
            return;
        }
        if (body.length() + part.length() > most) {
            done();
            refuse(tooLarge(most));
        } else {
            body.appendBuffer(part);
        }
    }

    private void end() {
        if (done) {
            return;
        }
        done();
        try {
            whole.accept(packed ? unpacked(body.getBytes(), most) : body.getBytes());
        } catch (RuntimeException refusal) {
            problems.answer(context.response(), refusal);
        }
    }

    private void tooSlow() {
        if (!done) {
            done();
            refuse(Problems.of(
                    HttpProblem.TOO_SLOW, "The whole body must come within " + WHOLE_WITHIN_MILLIS / 1000 + " s."));
        }
    }

    /** The rest of the body is not waited for. */
    private void refuse(RuntimeException refusal) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.response().endHandler(sent -> context.request().connection().close());
        problems.answer(context.response(), refusal);
    }

    private void done() {
        done = true;
        vertx.cancelTimer(deadline);
    }

    private static boolean isPacked(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
            return true;
        }
        throw Problems.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding must be gzip, or left out.");
    }

    static byte[] unpacked(byte[] packed, int most) {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] unpacked = stream.readNBytes(most + 1);
            if (unpacked.length > most) {
                throw tooLarge(most);
            }
            return unpacked;
        } catch (IOException garbled) {
            throw Problems.of(HttpProblem.INVALID_ENCODING, "The body is not gzip, or is cut off.");
        }
    }

    private static RuntimeException tooLarge(int most) {
        return Problems.of(
                CommonProblem.TOO_LARGE, "At most " + most / 1024 + " KiB are taken here, unpacked as well as packed.");
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException garbled) {
            return 0; // the server refuses it by itself
        }
    }
}
