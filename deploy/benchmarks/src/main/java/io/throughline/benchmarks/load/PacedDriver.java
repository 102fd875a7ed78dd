package io.throughline.benchmarks.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests at a fixed rate, whether the last ones were answered or not (an open loop): what a request waits for its turn counts as its
 * time, from when it was due. One thread does it all.
 */
public final class PacedDriver implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final double NANOS = 1e9;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);

    /** @param rate requests a second */
    public LoadResult run(URI server, double rate, Duration time, Requests requests) throws InterruptedException {
        Pace pace = new Pace(rate, time, requests);
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            channels.add(connect(server, pace).sync().channel());
        }
        long began = System.nanoTime();
        ScheduledFuture<?> ticks = loop.scheduleAtFixedRate(() -> pace.tick(began), 0, 1, TimeUnit.MILLISECONDS);
        try {
            pace.done.get(time.plus(PATIENCE).toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException late) {
            loop.submit(pace::giveUp).await();
        }
        ticks.cancel(false);
        long took = System.nanoTime() - began;
        channels.forEach(Channel::close);
        return loop.submit(() -> pace.tally.result(requests, took)).await().getNow();
    }

    private ChannelFuture connect(URI server, Pace pace) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpResponseDecoder(new HttpDecoderConfig().setValidateHeaders(false)),
                                        pace.new Connection());
                    }
                })
                .connect(server.getHost(), server.getPort());
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** What is due, what is idle and what is under way; for the loop's thread. */
    private static final class Pace {

        private final double rate;
        private final long count;
        private final Requests requests;
        private final Tally tally = new Tally();
        private final Deque<Long> due = new ArrayDeque<>();
        private final Deque<Connection> idle = new ArrayDeque<>();
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private long made;
        private long answered;

        Pace(double rate, Duration time, Requests requests) {
            this.rate = rate;
            this.count = (long) (rate * time.toNanos() / NANOS);
            this.requests = requests;
        }

        void tick(long began) {
            for (long next = at(began); made < count && next <= System.nanoTime(); next = at(began)) {
                due.add(next);
                made++;
            }
            send();
        }

        private long at(long began) {
            return began + (long) (made * NANOS / rate);
        }

        private void send() {
            while (!due.isEmpty() && !idle.isEmpty()) {
                idle.poll().send(due.poll());
            }
        }

        private void settled() {
            answered++;
            if (answered == count) {
                done.complete(null);
            }
            send();
        }

        void giveUp() {
            for (long i = answered; i < count; i++) {
                tally.unanswered();
            }
        }

        private final class Connection extends SimpleChannelInboundHandler<HttpObject> {

            private ChannelHandlerContext context;
            private int status;
            private long dueAt;
            private boolean waiting;

            @Override
            public void channelActive(ChannelHandlerContext active) {
                context = active;
                idle.add(this);
            }

            private void send(long at) {
                dueAt = at;
                waiting = true;
                byte[] request = requests.next();
                ByteBuf copy = context.alloc().directBuffer(request.length).writeBytes(request);
                context.writeAndFlush(copy);
            }

            @Override
            protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
                if (part instanceof HttpResponse head) {
                    status = head.status().code();
                }
                if (part instanceof LastHttpContent) {
                    tally.answer(status, 0, System.nanoTime() - dueAt);
                    waiting = false;
                    idle.add(this);
                    settled();
                }
            }

            @Override
            public void channelInactive(ChannelHandlerContext gone) {
                idle.remove(this);
                if (waiting && !done.isDone()) {
                    tally.broken();
                    settled();
                }
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext broken, Throwable cause) {
                broken.close();
            }
        }
    }
}
