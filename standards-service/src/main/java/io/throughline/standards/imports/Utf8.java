package io.throughline.standards.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** A whole file, with or without a byte order mark. */
final class Utf8 {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int BLOCK = 8192;

    private Utf8() {}

    static Reader reader(byte[] file) {
        int mark = marked(file) ? BYTE_ORDER_MARK.length : 0;
        return new InputStreamReader(new ByteArrayInputStream(file, mark, file.length - mark), UTF_8);
    }

    /** Whether it is UTF-8; where it is not, the line is among the faults. */
    static boolean check(byte[] file, FileFaults faults) {
        CharsetDecoder decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer block = CharBuffer.allocate(BLOCK);
        CoderResult result;
        do {
            block.clear();
            result = decoder.decode(bytes, block, true);
        } while (result.isOverflow());
        if (result.isError()) {
            faults.add(lineAt(file, bytes.position()), "characters", "is not UTF-8");
        }
        return !result.isError();
    }

    private static boolean marked(byte[] file) {
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (i >= file.length || file[i] != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        return true;
    }

    private static long lineAt(byte[] file, int position) {
        long line = 1;
        for (int i = 0; i < position; i++) {
            line += file[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
