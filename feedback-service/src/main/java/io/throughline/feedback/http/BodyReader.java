package io.throughline.feedback.http;

import io.throughline.runtime.http.LingeringClose;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.ProblemAnswers;
import io.throughline.runtime.problems.ProblemException;
import io.throughline.runtime.problems.Problems;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Takes in a body that may not grow beyond its bound; nor may all that are under way together grow beyond theirs. */
final class BodyReader {

    private final RoutingContext context;
    private final int most;
    private final LargeBodies.Share share;
    private final ProblemAnswers problems;
    private final Consumer<byte[]> whole;
    private final Buffer body = Buffer.buffer();
    private boolean done;

    private BodyReader(
            RoutingContext context,
            int most,
            LargeBodies.Share share,
            ProblemAnswers problems,
            Consumer<byte[]> whole) {
        this.context = context;
        this.most = most;
        this.share = share;
        this.problems = problems;
        this.whole = whole;
    }

    /**
     * @param share is released here unless the whole body is handed on
     * @throws io.throughline.runtime.problems.ProblemException where it need not be read to be refused
     */
    static void read(
            RoutingContext context,
            int most,
            LargeBodies.Share share,
            ProblemAnswers problems,
            Consumer<byte[]> whole) {
        if (announced(context.request()) > most) {
            LingeringClose.afterAnswer(context);
            throw tooLarge(most);
        }
        new BodyReader(context, most, share, problems, whole).read(context.request());
    }

    static RuntimeException tooLarge(int most) {
        return Problems.of(
                CommonProblem.TOO_LARGE, "At most " + most / 1024 + " KiB are taken here, unpacked as well as packed.");
    }

    private void read(HttpServerRequest request) {
        request.exceptionHandler(gone -> {
            if (!done) {
                done = true;
                share.release();
            }
        });
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
            refuse(tooLarge(most));
            return;
        }
        try {
            share.take(part.length());
            body.appendBuffer(part);
        } catch (ProblemException noRoom) {
            refuse(noRoom);
        }
    }

    private void refuse(RuntimeException refusal) {
        done = true;
        share.release();
        LingeringClose.afterAnswer(context);
        problems.answer(context.response(), refusal);
    }

    private void end() {
        if (!done) {
            done = true;
            whole.accept(body.getBytes());
        }
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
