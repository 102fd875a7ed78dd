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
 * Sends requests over a fixed number of connections, each of which sends its next request when it has the answer to the last one. One
 * thread does it all, and what a request costs it is little: the processors are shared with what is measured.
 */
public final class LoadDriver implements AutoCloseable {

    /** How long answers may take after the last request. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);

    /** Comes back with the last answer, at the latest 30 s after the time is up. */
    public LoadResult run(URI server, int connections, Duration time, Requests requests) throws InterruptedException {
        Tally tally = new Tally();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        Map<LoadConnection, Channel> all = new LinkedHashMap<>();
        for (int i = 0; i < connections; i++) {
            LoadConnection connection = new LoadConnection(requests, tally, end);
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
        loop.submit(() -> all.forEach((connection, channel) -> connection.giveUp(channel.isOpen())))
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
