package io.throughline.feedback.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.RestAssured;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class KeptConnectionsIT {

    /** Longer than a body may take, as the tests have it. */
    private static final int WHILE_MILLIS = 4_000;

    @Test
    void aConnectionStaysOpenAfterARequestWithoutABody() throws IOException {
        Api api = Api.newOrganization();
        String request = "GET /v1/feedback HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Api.tokens().headOffice(api.organization()) + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(WHILE_MILLIS);
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write(request.getBytes(US_ASCII));
                assertThat(statusLine(socket.getInputStream())).startsWith("HTTP/1.1 200");
                assertThatThrownBy(() -> socket.getInputStream().skipNBytes(Long.MAX_VALUE))
                        .as("nothing more comes, and no end")
                        .isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    private static String statusLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
