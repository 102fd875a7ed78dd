package io.throughline.traffic.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads UTF-8 and remembers on which lines it was none, so that the record there can be refused by its line while the others go on. (A
 * JDK reader either replaces such bytes without a word or ends at the first.) A byte order mark is skipped. Lines end with LF, CR or both.
 */
final class Utf8Reader extends Reader {

    private static final int BUFFER = 16 * 1024;
    private static final char IN_PLACE_OF_BAD_BYTES = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The service takes 64 KiB an item; what is far longer is a quote that is never closed, and would fill the memory. */
    private static final long LONGEST_RECORD = 4 * 1024 * 1024;

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final Deque<Long> badLines = new ArrayDeque<>();
    private boolean end;
    private boolean first = true;
    private long line = 1;
    private char last;
    private long sinceRecord;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    static Utf8Reader of(Path file) throws IOException {
        return new Utf8Reader(Files.newInputStream(file));
    }

    /** Says that all up to now belongs to records that have been taken. */
    void recordTaken() {
        sinceRecord = 0;
    }

    /** Whether there were bad bytes on this line or one before; forgets them. */
    boolean badUpTo(long lastLine) {
        boolean bad = false;
        while (!badLines.isEmpty() && badLines.peekFirst() <= lastLine) {
            badLines.removeFirst();
            bad = true;
        }
        return bad;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (!chars.hasRemaining()) {
            if (sinceRecord > LONGEST_RECORD) {
                throw new IOException("a record is longer than " + LONGEST_RECORD / 1024 / 1024
                        + " MiB: a quote that is never closed? For text that is not quoted: --quote off");
            }
            decode();
            if (!chars.hasRemaining()) {
                return -1;
            }
        }
        int some = Math.min(length, chars.remaining());
        chars.get(target, offset, some);
        return some;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Fills the characters; none are there afterwards at the end of the file only. */
    private void decode() throws IOException {
        chars.clear();
        while (chars.position() == 0) {
            if (!end) {
                fill();
            }
            CoderResult result = decoder.decode(bytes, chars, end);
            countLines();
            if (result.isMalformed() && chars.hasRemaining()) {
                bytes.position(bytes.position() + result.length());
                chars.put(IN_PLACE_OF_BAD_BYTES);
                last = IN_PLACE_OF_BAD_BYTES;
                if (badLines.isEmpty() || badLines.peekLast() != line) {
                    badLines.addLast(line);
                }
            } else if (result.isUnderflow() && end) {
                break;
            }
        }
        sinceRecord += chars.position();
        chars.flip();
        if (first && chars.hasRemaining()) {
            first = false;
            if (chars.get(0) == BYTE_ORDER_MARK) {
                chars.get();
                if (!chars.hasRemaining()) {
                    decode();
                }
            }
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int some = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = some < 0;
        bytes.position(bytes.position() + Math.max(0, some));
        bytes.flip();
    }

    private void countLines() {
        for (int i = 0; i < chars.position(); i++) {
            char c = chars.get(i);
            if (c == '\r' || c == '\n' && last != '\r') {
                line++;
            }
            last = c;
        }
    }
}
