package io.throughline.benchmarks.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests over a fixed number of connections, as fast as they are answered or at a fixed rate. One thread does it all, and what a
 * request costs it is little: the processors are shared with what is measured.
 */
public final class LoadDriver implements AutoCloseable {

    /** How long answers may take after the last request. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Connecting does not make the first requests late. */
    private static final Duration LEAD = Duration.ofMillis(200);

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);

    /**
     * Each connection sends its next request when it has the answer to the last one. Comes back with the last answer, at the latest 30 s after
     * the time is up.
     */
    public LoadResult run(URI server, int connections, Duration time, Requests requests) throws InterruptedException {
        long began = System.nanoTime();
        long end = began + time.toNanos();
        return run(server, connections, began, end, new ClosedLoop(end), requests);
    }

    /**
     * So many requests a second, at even intervals, over whichever of the connections is free; the time of each runs from when it was due.
     * Comes back as the other does.
     */
    public LoadResult runAt(double rate, URI server, int connections, Duration time, Requests requests)
            throws InterruptedException {
        long begin = System.nanoTime() + LEAD.toNanos();
        Pace pace = new OpenLoop(loop.next(), begin, rate, time.toNanos());
        return run(server, connections, begin, begin + time.toNanos(), pace, requests);
    }

    private LoadResult run(URI server, int connections, long began, long end, Pace pace, Requests requests)
            throws InterruptedException {
        Tally tally = new Tally();
        Map<LoadConnection, Channel> all = new LinkedHashMap<>();
        for (int i = 0; i < connections; i++) {
            LoadConnection connection = new LoadConnection(requests, tally, pace);
            ChannelFuture connected = connect(server, connection).await();
            if (connected.isSuccess()) {
                all.put(connection, connected.channel());
            } else {
                loop.submit(tally::broken).await();
            }
        }
        long bound = end + PATIENCE.toNanos();
        for (Channel channel : all.values()) {
            channel.closeFuture().await(Math.max(1, bound - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
        long took = System.nanoTime() - began;
        loop.submit(() -> {
                    all.forEach((connection, channel) -> connection.giveUp(channel.isOpen()));
                    tally.unanswered(pace.unsent());
                })
                .await();
        all.values().forEach(Channel::close);
        return loop.submit(() -> tally.result(requests, took)).await().getNow();
    }

    private ChannelFuture connect(URI server, LoadConnection connection) {
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
                                        connection);
                    }
                })
                .connect(server.getHost(), server.getPort());
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
