package io.throughline.feedback.stores.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes a whole file, with or without a byte order mark. */
final class Utf8 {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** Empty, with the line among the faults, where the bytes are not UTF-8. */
    static Optional<String> decode(byte[] file, FileFaults faults) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer text = CharBuffer.allocate(file.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(bytes, text, true);
        if (result.isError()) {
            faults.add(lineAt(file, bytes.position()), "characters", "is not UTF-8");
            return Optional.empty();
        }
        text.flip();
        if (text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK) {
            text.get();
        }
        return Optional.of(text.toString());
    }

    private static long lineAt(byte[] file, int position) {
        long line = 1;
        for (int i = 0; i < position; i++) {
            line += file[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
