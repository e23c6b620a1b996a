// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sets aside what a crash left unfinished: a copy beside the segment, of which the newest 64 are kept. */
final class FileTornCopies {

    private static final Pattern NAME =
            Pattern.compile("(trail-[0-9]{10}\\.log)\\.torn-(0|[1-9][0-9]{0,17})(?:\\.([1-9][0-9]{0,8}))?");

    /** A segment only grows, and what is torn twice at one place is numbered. */
    private static final Comparator<Copy> OLDEST_FIRST =
            Comparator.comparing(Copy::segment).thenComparingLong(Copy::offset).thenComparingInt(Copy::number);

    private final FileDirectory directory;

    /**
     * A copy, as its name tells it.
     *
     * @param number 0 for the first at its place, then ascending; never used again, so that the newest is the highest
     */
    private record Copy(String segment, long offset, int number) {

        String name() {
            return segment + ".torn-" + offset + (number == 0 ? "" : "." + number);
        }

        boolean isOfSamePlace(Copy other) {
            return segment.equals(other.segment) && offset == other.offset;
        }
    }

    FileTornCopies(FileDirectory directory) {
        this.directory = directory;
    }

    /** Copies the end of a segment and cuts it off, or removes the whole segment at offset 0; each step is durable. */
    void setAside(String segment, long offset) throws IOException {
        Path file = directory.regular(segment);
        copy(file, next(segment, offset).name(), offset);
        directory.sync();
        if (offset == 0) {
            Files.delete(file);
        } else {
            try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                cut.setLength(offset);
                cut.getFD().sync();
            }
        }
        removeOldest();
        directory.sync();
    }

    private void copy(Path from, String name, long offset) throws IOException {
        Path copy = directory.create(name);
        try (RandomAccessFile in = new RandomAccessFile(from.toFile(), "r");
                FileOutputStream out = new FileOutputStream(copy.toFile())) {
            in.seek(offset);
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            out.getFD().sync();
        }
    }

    private Copy next(String segment, long offset) throws IOException {
        Copy first = new Copy(segment, offset, 0);
        return copies().stream()
                .filter(first::isOfSamePlace)
                .reduce((older, newer) -> newer)
                .map(newest -> new Copy(segment, offset, newest.number() + 1))
                .orElse(first);
    }

    private void removeOldest() throws IOException {
        List<Copy> copies = copies();
        for (Copy copy : copies.subList(0, Math.max(0, copies.size() - AuditLimits.TORN_COPIES))) {
            Files.delete(directory.resolve(copy.name()));
        }
    }

    /** Those that are there, oldest first. */
    private List<Copy> copies() throws IOException {
        List<Copy> copies = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.path(), "trail-*.log.torn-*")) {
            for (Path file : files) {
                Matcher matcher = NAME.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    int number = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
                    copies.add(new Copy(matcher.group(1), Long.parseLong(matcher.group(2)), number));
                }
            }
        }
        copies.sort(OLDEST_FIRST);
        return copies;
    }
}
