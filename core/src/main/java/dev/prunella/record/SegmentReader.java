// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads one segment from its beginning and checks every byte of it. For one thread. */
final class SegmentReader implements Closeable {

    private final String file;
    private final InputStream in;
    private long offset;
    private long tornBytes;

    SegmentReader(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** The header, or null if its end is missing as after a crash. */
    @Nullable
    SegmentHeader header() throws IOException {
        byte[] bytes = in.readNBytes(SegmentHeader.BYTES);
        try {
            if (bytes.length < SegmentHeader.BYTES) {
                tear(bytes, SegmentHeader.isBeginning(bytes));
                return null;
            }
            SegmentHeader header = SegmentHeader.parse(bytes);
            offset = bytes.length;
            return header;
        } catch (AuditFormatException e) {
            throw damaged(e.getMessage());
        }
    }

    /** The next record, which must have this number and this predecessor; null at the end, and where the end is torn. */
    @Nullable
    AuditRecord next(long seq, String prev) throws IOException {
        byte[] prefix = in.readNBytes(AuditFrame.PREFIX_BYTES);
        if (prefix.length == 0) {
            return null;
        }
        try {
            if (prefix.length < AuditFrame.PREFIX_BYTES) {
                tear(prefix, AuditFrame.isBeginning(prefix, seq));
                return null;
            }
            int length = AuditFrame.lineLength(prefix, seq);
            byte[] line = in.readNBytes(length);
            if (line.length < length) {
                byte[] both = joined(prefix, line);
                tear(both, AuditFrame.isBeginning(both, seq));
                return null;
            }
            AuditRecord record = AuditJsonParser.parse(new String(line, StandardCharsets.ISO_8859_1));
            check(record, seq, prev);
            offset += prefix.length + line.length;
            return record;
        } catch (AuditFormatException e) {
            throw damaged(e.getMessage());
        }
    }

    /** Behind the last whole record. */
    long offset() {
        return offset;
    }

    /** The bytes of an unfinished header or record at the end; 0 if there is none. */
    long tornBytes() {
        return tornBytes;
    }

    /** How many bytes follow that were not read. */
    long skipRest() throws IOException {
        return in.transferTo(OutputStream.nullOutputStream());
    }

    AuditDamagedException damaged(@Nullable String reason) {
        return new AuditDamagedException(file, offset, String.valueOf(reason));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static void check(AuditRecord record, long seq, String prev) throws AuditFormatException {
        if (record.seq() != seq) {
            throw new AuditFormatException("expected record " + seq + " but found " + record.seq());
        }
        if (!record.prev().equals(prev)) {
            throw new AuditFormatException("record " + seq + " does not follow the record before it");
        }
    }

    private void tear(byte[] bytes, boolean plausible) throws AuditFormatException {
        if (!plausible) {
            throw new AuditFormatException("bytes are missing, and not as a crash leaves them");
        }
        tornBytes = bytes.length;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
