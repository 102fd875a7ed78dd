package io.throughline.feedback.http;

import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** How a body is packed, by its {@code Content-Encoding}. */
enum Packing {
    NONE,
    GZIP;

    /** @throws io.throughline.runtime.problems.ProblemException 415 for one that is not known */
    static Packing of(String contentEncoding) {
        if (contentEncoding == null || contentEncoding.equalsIgnoreCase("identity")) {
            return NONE;
        }
        if (contentEncoding.equalsIgnoreCase("gzip")) {
            return GZIP;
        }
        throw Problems.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding must be gzip, or left out.");
    }

    /** @throws io.throughline.runtime.problems.ProblemException 413 where it becomes too large, 400 where it is garbled */
    byte[] unpack(byte[] body, int most) {
        if (this == NONE) {
            return body;
        }
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] unpacked = stream.readNBytes(most + 1);
            if (unpacked.length > most) {
                throw BodyReader.tooLarge(most);
            }
            return unpacked;
        } catch (IOException garbled) {
            throw Problems.of(HttpProblem.INVALID_ENCODING, "The body is not gzip, or is cut off.");
        }
    }
}
