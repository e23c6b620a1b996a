// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bytes of some segments of a trail, to be damaged and scanned without the disk. */
final class TrailBytes implements SegmentSource {

    private final SortedMap<Long, byte[]> segments;

    private TrailBytes(Map<Long, byte[]> segments) {
        this.segments = new TreeMap<>(segments);
    }

    static TrailBytes of(Path directory) throws IOException {
        FileSegments files = new FileSegments(new FileDirectory(directory));
        SortedMap<Long, byte[]> all = new TreeMap<>();
        for (long number : files.numbers()) {
            try (InputStream in = files.read(number)) {
                all.put(number, in.readAllBytes());
            }
        }
        return new TrailBytes(all);
    }

    /** A copy of those from {@code first} to {@code last} that are there. */
    TrailBytes of(long first, long last) {
        SortedMap<Long, byte[]> copies = new TreeMap<>();
        segments.subMap(first, last + 1).forEach((number, bytes) -> copies.put(number, bytes.clone()));
        return new TrailBytes(copies);
    }

    /** A view with one segment cut off. */
    TrailBytes cut(long segment, int length) {
        SortedMap<Long, byte[]> cut = new TreeMap<>(segments);
        cut.computeIfPresent(segment, (number, bytes) -> Arrays.copyOf(bytes, length));
        return new TrailBytes(cut);
    }

    int segments() {
        return segments.size();
    }

    int length(long segment) {
        return bytes(segment).length;
    }

    /** How many bits were flipped; names those that were not found, or not in their record. */
    long flipEachBitOf(long segment, Queue<String> missed) {
        byte[] bytes = bytes(segment);
        int[] frames = frames(bytes);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            AuditDamagedException found = damage();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            if (found == null || !found.file().equals(name(segment)) || found.offset() != frames[bit / 8]) {
                missed.add("segment " + segment + ", bit " + bit + ": " + found);
            }
        }
        return bytes.length * 8L;
    }

    /** Where the header or record begins that has this byte. */
    int frameOf(long segment, int at) {
        return frames(bytes(segment))[at];
    }

    /** What the scanner that opens trails says; null if it finds the trail whole. */
    @Nullable
    AuditDamagedException damage() {
        try {
            new TrailScanner(List.copyOf(segments.keySet()), this, new NoVisitor()).scan();
            return null;
        } catch (AuditDamagedException e) {
            return e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream read(long segment) {
        return new ByteArrayInputStream(bytes(segment));
    }

    @Override
    public String name(long segment) {
        return "trail-%010d.log".formatted(segment);
    }

    private byte[] bytes(long segment) {
        byte[] bytes = segments.get(segment);
        if (bytes == null) {
            throw new IllegalArgumentException("there is no segment " + segment);
        }
        return bytes;
    }

    /** For each byte where its frame begins: header and records are lines. */
    private static int[] frames(byte[] bytes) {
        int[] starts = new int[bytes.length];
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            starts[i] = start;
            if (bytes[i] == '\n') {
                start = i + 1;
            }
        }
        return starts;
    }
}
