package io.throughline.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

/** One connection: a request, its answer, the next request when its pace says so. */
final class LoadConnection extends SimpleChannelInboundHandler<HttpObject> {

    private final Requests requests;
    private final Tally tally;
    private final Pace pace;
    private final AcceptedCount accepted = new AcceptedCount();
    private ChannelHandlerContext context;
    private int status;
    private int bytes;
    private long since;
    private boolean waiting;

    LoadConnection(Requests requests, Tally tally, Pace pace) {
        this.requests = requests;
        this.tally = tally;
        this.pace = pace;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        pace.idle(this);
    }

    boolean isOpen() {
        return context.channel().isActive();
    }

    /** @param dueNanos from when its time is taken, of {@link System#nanoTime} */
    void send(long dueNanos) {
        byte[] request = requests.next();
        ByteBuf copy = context.alloc().directBuffer(request.length).writeBytes(request);
        waiting = true;
        since = dueNanos;
        context.writeAndFlush(copy);
    }

    void close() {
        context.close();
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
        if (part instanceof HttpContent body) {
            bytes += body.content().readableBytes();
            if (requests.accepted() > 0) {
                accepted.read(body.content());
            }
        }
        if (part instanceof LastHttpContent) {
            answered();
        }
    }

    private void answered() {
        waiting = false;
        tally.answer(status, accepted.take(), System.nanoTime() - since);
        if (status == requests.status() && bytes < requests.leastBytes()) {
            tally.tooShort();
        }
        bytes = 0;
        pace.idle(this);
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
            tally.unanswered(1);
        } else if (waiting) {
            tally.broken();
        }
        waiting = false;
    }
}
