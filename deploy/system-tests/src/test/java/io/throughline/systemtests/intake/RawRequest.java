package io.throughline.systemtests.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A request written byte by byte, as no HTTP client would. */
final class RawRequest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final byte[] PART = " ".repeat(16 * 1024).getBytes(US_ASCII);

    private final URI service;
    private final String head;

    /** @param headers each with its end of line */
    RawRequest(URI service, String path, String headers) {
        this.service = service;
        this.head = start(path) + headers + "\r\n";
    }

    /** The beginning of a POST of JSON. */
    static String start(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: intake\r\nContent-Type: application/json\r\n";
    }

    /**
     * @param answer from the status line on; empty where the connection was just closed
     * @param sent bytes of the body that left the client
     */
    record Ending(String answer, long sent) {

        boolean isStatus(int status) {
            return answer.startsWith("HTTP/1.1 " + status + " ");
        }
    }

    /** Sends the head and some bytes of the body, and waits for the server to end the connection. */
    Ending sendOnly(int bytes) throws IOException {
        try (Socket socket = connect()) {
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> read(socket));
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(PART, 0, bytes);
            return new Ending(answer.join(), bytes);
        }
    }

    /** Sends the head and one chunk after the other, until the server ends the connection. */
    Ending sendChunksWithoutEnd() throws IOException {
        try (Socket socket = connect()) {
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> read(socket));
            socket.getOutputStream().write(head.getBytes(UTF_8));
            long sent = sendChunks(socket, answer);
            return new Ending(answer.join(), sent);
        }
    }

    private static long sendChunks(Socket socket, CompletableFuture<String> answer) throws IOException {
        OutputStream out = socket.getOutputStream();
        long sent = 0;
        try {
            while (!answer.isDone()) {
                out.write((Integer.toHexString(PART.length) + "\r\n").getBytes(US_ASCII));
                out.write(PART);
                out.write("\r\n".getBytes(US_ASCII));
                sent += PART.length;
            }
            return sent;
        } catch (SocketException closed) {
            return sent; // the server has had enough: what it said is in the answer
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static String read(Socket socket) {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[4096];
        try {
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                answer.append(new String(buffer, 0, read, UTF_8));
            }
        } catch (SocketException reset) {
            return answer.toString();
        } catch (IOException stillOpen) {
            return "still open after " + PATIENCE + ": " + answer;
        }
        return answer.toString();
    }
}
