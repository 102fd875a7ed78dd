package io.throughline.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

/** One connection: a request, its answer, the next request, until the time is up. */
final class LoadConnection extends SimpleChannelInboundHandler<HttpObject> {

    private final Requests requests;
    private final Tally tally;
    private final long endNanos;
    private final AcceptedCount accepted = new AcceptedCount();
    private int status;
    private long sentAt;
    private boolean waiting;

    /** @param endNanos of {@link System#nanoTime}; nothing is sent after it */
    LoadConnection(Requests requests, Tally tally, long endNanos) {
        this.requests = requests;
        this.tally = tally;
        this.endNanos = endNanos;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        send(context);
    }

    private void send(ChannelHandlerContext context) {
        byte[] request = requests.next();
        ByteBuf copy = context.alloc().directBuffer(request.length).writeBytes(request);
        waiting = true;
        sentAt = System.nanoTime();
        context.writeAndFlush(copy);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            context.close();
            return;
        }
        if (part instanceof HttpResponse head) {
            status = head.status().code();
        }
        if (part instanceof HttpContent body && requests.accepted() > 0) {
            accepted.read(body.content());
        }
        if (part instanceof LastHttpContent) {
            answered(context);
        }
    }

    private void answered(ChannelHandlerContext context) {
        long now = System.nanoTime();
        waiting = false;
        tally.answer(status, accepted.take(), now - sentAt);
        if (now < endNanos) {
            send(context);
        } else {
            context.close();
        }
    }

    /** Closed by us with no answer due, or broken. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (waiting) {
            tally.broken();
            waiting = false;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        context.close();
    }

    /** Gives up an answer that has not come; of a connection that has just ended it never will. */
    void giveUp(boolean open) {
        if (waiting && open) {
            tally.unanswered();
        } else if (waiting) {
            tally.broken();
        }
        waiting = false;
    }
}
