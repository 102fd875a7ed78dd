package io.throughline.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports on the loopback address. */
public final class Ports {

    public static final String LOOPBACK = "127.0.0.1";

    /**
     * Below the ranges that Linux (from 32768) and macOS (from 49152) use for outgoing connections: a client that knocks at a stopped
     * server's port again and again would one day get that very port as its own, and keep the server from coming back.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private Ports() {}

    /** A port that nothing listens on now. */
    public static int free() {
        for (int i = 0; i < 1_000; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartFailure("no free port found between " + FIRST + " and " + LAST);
    }

    /**
     * @param ports by what is to listen on them
     * @throws StartFailure for the first that is taken
     */
    public static void requireFree(Map<String, Integer> ports) {
        ports.forEach((user, port) -> {
            if (!isFree(port)) {
                throw new StartFailure(
                        "port " + port + ", which " + user
                                + " is to have, is taken by another program; stop that one, or choose other ports with --port-base");
            }
        });
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
