package io.throughline.systemtests.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Connections on which a request begins, and then comes one byte a second. */
final class SlowClients implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
    private final byte[] drops;
    private int dropped;

    private SlowClients(URI service, int connections, String atOnce, String drops) throws IOException {
        this.drops = drops.getBytes(US_ASCII);
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(service.getHost(), service.getPort()));
            channel.write(ByteBuffer.wrap(atOnce.getBytes(US_ASCII)));
            channel.configureBlocking(false);
            open.add(channel);
        }
        clock.scheduleAtFixedRate(this::drip, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * @param atOnce what each sends at first
     * @param drops what each sends from then on, a character a second, over and over
     */
    static SlowClients open(URI service, int connections, String atOnce, String drops) {
        try {
            return new SlowClients(service, connections, atOnce, drops);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many the server is not rid of yet: it has neither answered nor closed them. */
    int count() {
        return open.size();
    }

    private void drip() {
        byte[] drop = {drops[dropped++ % drops.length]};
        List<SocketChannel> ended = new ArrayList<>();
        for (SocketChannel channel : open) {
            try {
                if (channel.read(ByteBuffer.allocate(1)) == 0) {
                    channel.write(ByteBuffer.wrap(drop));
                } else {
                    ended.add(channel);
                }
            } catch (IOException reset) {
                ended.add(channel);
            }
        }
        open.removeAll(ended);
        ended.forEach(SlowClients::close);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        open.forEach(SlowClients::close);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
